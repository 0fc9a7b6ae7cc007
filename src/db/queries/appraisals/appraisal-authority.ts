import { type Action, type Asking, mayReach } from '../../../domain/authority.ts';

/** Whoever asks: a login, and who on record it belongs to. */
export interface Actor extends Asking {
  readonly username: string;
}

/** Whose appraisal it is, and who evaluates it; null: nobody is above him. */
export interface Concerned {
  readonly employeeId: number;
  readonly evaluatorId: number | null;
}

const may = (actor: Actor, action: Action, { employeeId, evaluatorId }: Concerned): boolean =>
  mayReach(actor, action, { employeeId, managerId: evaluatorId });

export const isOwn = (actor: Actor, of: Concerned): boolean => actor.employeeId === of.employeeId;

/** The direct manager; where there is none, HR enters what the governing body decided, but never about oneself. */
export const isEvaluator = (actor: Actor, of: Concerned): boolean => may(actor, 'score.give', of);

/** The direct manager sets goals as he likes, HR only those of a template; and nobody his own. */
export function mayProposeGoals(actor: Actor, of: Concerned, fromTemplate: boolean): boolean {
  return fromTemplate ? may(actor, 'goals.propose', of) : isEvaluator(actor, of);
}

/** Whether the appraisal is this person's to know of; to everybody else it does not exist. */
export const knowsOf = (actor: Actor, of: Concerned): boolean => may(actor, 'appraisal.know', of);

/** Whether he may read goals, scores and reasons: not whoever only operates the system. */
export const readsDetails = (actor: Actor, of: Concerned): boolean =>
  may(actor, 'appraisal.read', of) || isEvaluator(actor, of);
