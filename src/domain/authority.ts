import type { Role } from './roles.ts';

/**
 * Whose record: everybody's; everybody's but one's own; that of those whom one manages or evaluates; one's own; that of
 * somebody else who has nobody above him. What concerns no single person is everybody's.
 */
export type Reach = 'all' | 'others' | 'reports' | 'own' | 'unmanaged';

type Grants = Partial<Record<Role, readonly Reach[]>>;

const to = (...granted: Role[]): Grants => Object.fromEntries(granted.map((role) => [role, ['all']]));

/** Nobody decides on what is his own. */
const toOthers = (...granted: Role[]): Grants =>
  Object.fromEntries(granted.map((role) => [role, ['others']]));

/** Everybody is somebody's employee, and may be somebody's manager, whatever his role. */
const everybody = (...reaches: Reach[]): Record<Role, readonly Reach[]> => ({
  hr: reaches,
  finance: reaches,
  manager: reaches,
  employee: reaches,
  ops: reaches,
  auditor: reaches,
  admin: reaches,
});

const oversight = to('hr', 'finance', 'ops', 'auditor', 'admin');

/**
 * Who may do what to whose record: the one table that the API reads, for its routes and for what of a record it shows.
 * A role that is not named may not. Beyond the table stand only rules of the moment (states, time windows) and four
 * eyes, which make the answer narrower, never wider.
 */
export const authority = {
  /** Who one is here: whatever one may otherwise. */
  'identity.read': everybody('own'),
  'self.read': everybody('own'),
  'session.end': everybody('own'),
  'password.change': everybody('own'),

  'run.start': to('hr'),
  'run.preview': to('hr', 'finance'),
  'run.read': oversight,
  'run.cancel': to('hr', 'finance'),
  /** Stopping is safe, and whoever sees what is wrong does it; going on pays. */
  'run.pause': to('hr', 'finance', 'ops'),
  'run.resume': to('finance', 'ops'),
  'run.report': to('hr', 'finance', 'auditor'),
  'run.export': to('hr', 'finance', 'auditor'),
  'corrections.end': to('hr'),
  'person.correct': toOthers('hr'),
  'account.release': toOthers('hr', 'finance'),
  'approval.decide': to('finance'),
  'exception.resolve': toOthers('finance'),
  'payment-file.read': to('finance', 'auditor'),
  'bank-ledger.read': to('finance', 'auditor'),
  'payment.explain': {
    ...everybody('reports', 'own'),
    hr: ['all'],
    finance: ['all'],
    ops: ['all'],
    auditor: ['all'],
  },

  /** Completed runs, cycles and changes, with what is private in them encrypted; and the key of that. */
  'archive.export': to('auditor'),
  'archive.open': to('auditor'),

  'employee.import': to('hr'),
  'employee.read': { ...oversight, manager: ['reports', 'own'], employee: ['own'] },
  /** ID number, account and phone, masked; the bank. */
  'private.read': { ...everybody('reports', 'own'), hr: ['all'], finance: ['all'], auditor: ['all'] },
  /** The same unmasked: each reading with a reason, and recorded. */
  'private.reveal': { ...everybody('own'), hr: ['all'], auditor: ['all'] },
  /** Salaries, contribution bases, and whatever they follow from. */
  'salary.read': { ...everybody('reports', 'own'), hr: ['all'], finance: ['all'], auditor: ['all'] },
  /** What each single person is paid, in a run: a base and so a salary follows from it. */
  'amount.read': to('hr', 'finance', 'ops', 'auditor'),
  /** What people wrote of one another: reasons, comments. */
  'reason.read': { ...everybody('own'), hr: ['all'], auditor: ['all'] },
  'contribution.upload': to('hr'),
  'contribution.read': oversight,
  /** Sealed heads of the trail, for a copy elsewhere: digests, and nothing of what happened. */
  'audit.heads': to('ops', 'auditor'),
  /** What was done in a run, a cycle or a change, by whom and when; no words of people. */
  'audit.events': to('auditor'),
  'consistency.check': to('hr', 'finance', 'ops', 'auditor'),

  'change.enter': toOthers('hr'),
  'change.read': to('hr', 'finance', 'auditor'),
  'change.decide': toOthers('hr', 'finance'),
  'change.withdraw': toOthers('hr'),
  'change.retry': to('hr', 'ops'),
  'filing.read': to('hr', 'finance', 'auditor', 'ops'),
  'filing.settle': toOthers('hr'),

  'cycle.open': to('hr'),
  'cycle.read': everybody('all'),
  'cycle.progress': oversight,
  'cycle.budget': to('hr', 'finance', 'auditor'),
  'cycle.report': to('hr', 'auditor'),
  'cycle.release': to('hr'),
  'late-result.settle': to('hr'),
  'score-sheet.load': to('hr'),
  /** That there is an appraisal, and how far it has come. */
  'appraisal.know': {
    ...everybody('reports', 'own'),
    hr: ['all'],
    ops: ['all'],
    auditor: ['all'],
    admin: ['all'],
  },
  'appraisal.list': {
    ...everybody('reports'),
    hr: ['all'],
    ops: ['all'],
    auditor: ['all'],
    admin: ['all'],
  },
  /** Goals, scores and reasons. */
  'appraisal.read': { ...everybody('reports', 'own'), hr: ['all'], auditor: ['all'] },
  'goals.propose': { ...everybody('reports'), hr: ['others'] },
  'goals.answer': everybody('own'),
  'score.give': { ...everybody('reports'), hr: ['reports', 'unmanaged'] },
  'score.calibrate': toOthers('hr'),
  'evaluator.assign': toOthers('hr'),
  'appeal.make': everybody('own'),
  'appeal.decide': toOthers('hr'),
  'feedback.give': everybody('own'),
  'feedback.read': to('hr', 'auditor'),
  'feedback.summary': to('hr', 'auditor', 'admin'),
  'feedback.answer': to('hr'),
  'salary-list.read': to('hr', 'finance', 'auditor'),
  'salary-list.decide': to('finance'),
  'salary-list.redraw': to('hr'),

  'programme.read': everybody('all'),
  'programme.add': to('admin', 'hr'),
  'proposal.read': to('hr', 'finance', 'auditor', 'admin'),
  'proposal.make': to('hr', 'admin'),
  'proposal.decide': to('hr', 'finance', 'admin'),
  'salary-policy.read': to('hr', 'finance', 'auditor', 'admin'),
  'template.read': everybody('all'),
  'template.add': to('hr'),
  'setting.read': oversight,
  'setting.change': to('admin'),

  /** Long work that goes on behind a reply: one's own is always there. */
  'operation.read': { ...everybody('own'), hr: ['all'], auditor: ['all'], admin: ['all'] },
  'task.read': { ...everybody('own'), hr: ['all'], ops: ['all'], auditor: ['all'] },
  'workflow.wake': to('ops', 'hr'),
  /** What goes through Temporal, decoded for its UI and its command line. It holds no personal data. */
  'payload.decode': to('ops', 'auditor'),
  'payload.encode': to('ops'),
  'user.manage': to('admin'),
  'service-account.manage': to('admin'),
  'webhook.manage': to('admin'),
  'webhook.read': to('admin', 'auditor'),
  /** That an endpoint is told the amounts of items: for those who may read them themselves. */
  'webhook.allow-amounts': to('hr', 'finance'),
} as const satisfies Record<string, Grants>;

export type Action = keyof typeof authority;

export const actions = Object.keys(authority) as readonly Action[];

export const isAction = (name: string): name is Action => Object.hasOwn(authority, name);

/** Whose records the role may do it to; none: it may not. */
export const reachOf = (role: Role, action: Action): readonly Reach[] =>
  (authority[action] as Grants)[role] ?? [];

/**
 * What no program does, whatever its role and scopes: deciding, releasing, writing off, speaking for oneself, and saying
 * who may come in. Four eyes are people's.
 */
export const personOnly: ReadonlySet<Action> = new Set<Action>([
  'session.end',
  'password.change',
  'account.release',
  'approval.decide',
  'run.resume',
  'exception.resolve',
  'change.enter',
  'change.decide',
  'change.withdraw',
  'person.correct',
  'filing.settle',
  'cycle.release',
  'late-result.settle',
  'goals.answer',
  'score.give',
  'score.calibrate',
  'evaluator.assign',
  'appeal.make',
  'appeal.decide',
  'feedback.give',
  'feedback.answer',
  'salary-list.decide',
  'proposal.make',
  'proposal.decide',
  'private.reveal',
  'payment-file.read',
  'bank-ledger.read',
  'archive.open',
  'webhook.allow-amounts',
  'user.manage',
  'service-account.manage',
]);

/** Whoever asks, and who on record he is; null: nobody on record. */
export interface Asking {
  readonly role: Role;
  readonly employeeId: number | null;
  /** A person unless said otherwise; a service is a program. */
  readonly kind?: 'person' | 'service';
  /** Which actions of his role it is about; null or absent: all. */
  readonly scopes?: readonly Action[] | null;
}

/** Whose records he may do it to: what his role may, as narrow as his scopes, and nothing of people's for a program. */
export function reachFor(who: Asking, action: Action): readonly Reach[] {
  if (who.scopes && !who.scopes.includes(action)) return [];
  if (who.kind === 'service' && personOnly.has(action)) return [];
  return reachOf(who.role, action);
}

/** Whose record it is, and who is above him; null: nobody. */
export interface Owner {
  readonly employeeId: number;
  readonly managerId: number | null;
}

/** Whether he may do it to this person's record. */
export const mayReach = (who: Asking, action: Action, owner: Owner): boolean =>
  reachFor(who, action).some((reach) => extendsTo(reach, who, owner));

function extendsTo(reach: Reach, who: Asking, owner: Owner): boolean {
  const isOwn = who.employeeId === owner.employeeId;
  switch (reach) {
    case 'all':
      return true;
    case 'others':
      return !isOwn;
    case 'own':
      return isOwn;
    case 'reports':
      return !isOwn && who.employeeId !== null && who.employeeId === owner.managerId;
    case 'unmanaged':
      return !isOwn && owner.managerId === null;
  }
}

/** Whether he may do it to everybody's record. */
export const mayReachAll = (who: Asking, action: Action): boolean => reachFor(who, action).includes('all');
