import type { MoneyControls } from './money-controls.ts';
import { compareDecimals, type Tier } from './policy.ts';
import type { RaiseTier } from './salary-policy.ts';

export const proposalStates = ['waiting', 'approved', 'rejected', 'withdrawn'] as const;
export type ProposalState = (typeof proposalStates)[number];

export interface ProposedPolicy {
  readonly programme: string;
  /** The month from which it holds, YYYY-MM. */
  readonly effectiveFrom: string;
  readonly ratePpm: number;
  readonly baseFloorFen: number;
  readonly baseCapFen: number;
  readonly roundingFen: number;
  readonly tiers: readonly Tier[];
}

export interface ProposedSalaryPolicy {
  /** The day from which it holds. */
  readonly effectiveFrom: string;
  readonly tiers: readonly RaiseTier[];
}

/** What may be proposed: a rule by which money is paid. */
export type Proposed =
  | { readonly kind: 'policy'; readonly content: ProposedPolicy }
  | { readonly kind: 'salary_policy'; readonly content: ProposedSalaryPolicy }
  | { readonly kind: 'settings'; readonly content: Partial<MoneyControls> };

export const proposalKinds = [
  'policy',
  'salary_policy',
  'settings',
] as const satisfies readonly Proposed['kind'][];

export type RuleFault = 'tiers_incomplete' | 'floor_above_cap';

/** Tiers stand once each and one starts at 0, so that every score has one; a base fits between floor and cap. */
export function ruleFault(proposed: Proposed): RuleFault | null {
  if (proposed.kind === 'settings') return null;
  const starts = new Set(proposed.content.tiers.map(({ fromScore }) => Number(fromScore)));
  if (starts.size < proposed.content.tiers.length || !starts.has(0)) return 'tiers_incomplete';
  if (proposed.kind === 'policy' && proposed.content.baseFloorFen > proposed.content.baseCapFen)
    return 'floor_above_cap';
  return null;
}

/** Descending by score, as they are read. */
export const descending = <T extends { readonly fromScore: string }>(tiers: readonly T[]): T[] =>
  [...tiers].sort((a, b) => compareDecimals(b.fromScore, a.fromScore));
