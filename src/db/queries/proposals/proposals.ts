import type { ProposalState, Proposed } from '../../../domain/proposals.ts';
import type { Sql, Transaction } from '../../database.ts';

export interface Proposal {
  readonly proposalId: number;
  readonly kind: Proposed['kind'];
  readonly subject: string;
  readonly content: Record<string, unknown>;
  readonly reason: string;
  readonly state: ProposalState;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
  /** The policy that came of it. */
  readonly result: { readonly id: number; readonly version: number } | null;
}

const columns = (sql: Sql | Transaction) => sql`
  id as "proposalId", kind, subject, content, reason, state, proposed_by as "proposedBy", proposed_at as "proposedAt",
  decided_by as "decidedBy", decided_at as "decidedAt", decision_reason as "decisionReason", result`;

export async function readProposal(sql: Sql | Transaction, id: number): Promise<Proposal | null> {
  const [row] = await sql<Proposal[]>`select ${columns(sql)} from hr.proposals where id = ${id}`;
  return row ?? null;
}

/** Holds a proposal until the transaction ends, so that it is decided once. */
export async function lockProposal(tx: Transaction, id: number): Promise<Proposal | null> {
  const [row] = await tx<Proposal[]>`select ${columns(tx)} from hr.proposals where id = ${id} for update`;
  return row ?? null;
}

/** The newest first. @param before a key; only older ones. */
export function listProposals(
  sql: Sql,
  wanted: {
    readonly state: ProposalState | null;
    readonly kind: Proposed['kind'] | null;
    readonly before: number;
    readonly limit: number;
  },
): Promise<Proposal[]> {
  return sql<Proposal[]>`
    select ${columns(sql)} from hr.proposals
    where id < ${wanted.before} and (${wanted.state}::text is null or state = ${wanted.state})
      and (${wanted.kind}::text is null or kind = ${wanted.kind})
    order by id desc limit ${wanted.limit}`;
}
