import type { Role } from '../../../domain/roles.ts';

/** Whoever asks: a login, and who on record it belongs to. */
export interface Actor {
  readonly username: string;
  readonly role: Role;
  readonly employeeId: number | null;
}

/** Whose appraisal it is, and who evaluates it; null: nobody is above him. */
export interface Concerned {
  readonly employeeId: number;
  readonly evaluatorId: number | null;
}

/** Roles that see everybody's appraisals. */
export const overseers: readonly Role[] = ['hr', 'auditor', 'ops', 'admin'];
/** Of these, the ones that see scores. */
export const scoreReaders: readonly Role[] = ['hr', 'auditor'];

export const isOwn = (actor: Actor, of: Concerned): boolean => actor.employeeId === of.employeeId;

/** The direct manager; where there is none, HR enters what the governing body decided, but never about oneself. */
export function isEvaluator(actor: Actor, of: Concerned): boolean {
  if (isOwn(actor, of)) return false;
  return of.evaluatorId === null ? actor.role === 'hr' : actor.employeeId === of.evaluatorId;
}

/** Whether the appraisal is this person's to know of; to everybody else it does not exist. */
export const knowsOf = (actor: Actor, of: Concerned): boolean =>
  overseers.includes(actor.role) ||
  isOwn(actor, of) ||
  (of.evaluatorId !== null && actor.employeeId === of.evaluatorId);

/** Whether he may read goals, scores and reasons: not whoever only operates the system. */
export const readsDetails = (actor: Actor, of: Concerned): boolean =>
  scoreReaders.includes(actor.role) || isOwn(actor, of) || isEvaluator(actor, of);
