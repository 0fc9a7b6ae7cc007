import { must } from '../../../domain/assert.ts';
import { type Proposed, type RuleFault, ruleFault } from '../../../domain/proposals.ts';
import type { Sql, Transaction } from '../../database.ts';
import { contentDigest } from './content-digest.ts';
import { type Proposal, readProposal } from './proposals.ts';

export type ProposalObstacle = RuleFault | 'programme_unknown' | 'period_has_run';

export type Made =
  | { readonly ok: true; readonly proposal: Proposal }
  | { readonly ok: false; readonly refusal: { readonly code: ProposalObstacle } };

/** Records what somebody proposes; nothing of it holds before another has approved it. */
export async function propose(sql: Sql, proposed: Proposed, reason: string, by: string): Promise<Made> {
  return sql.begin(async (tx): Promise<Made> => {
    const obstacle = await obstacleTo(tx, proposed);
    if (obstacle) return { ok: false, refusal: { code: obstacle } };
    const [row] = await tx<{ id: number }[]>`
      insert into hr.proposals (kind, subject, content, reason, proposed_by)
      values (${proposed.kind}, ${subjectOf(proposed)}, ${tx.json(proposed.content as never)}, ${reason}, ${by}) returning id`;
    const { id } = must(row, 'the proposal');
    await tx`
      insert into audit.events (actor, action, subject, details)
      values (${by}, ${`${proposed.kind}_proposed`}, ${`proposal/${id}`}, ${tx.json({ of: subjectOf(proposed), sha256: contentDigest(proposed.content) })})`;
    return { ok: true, proposal: must(await readProposal(tx, id), 'the proposal') };
  });
}

/** What stands against it whenever it is looked at: when it is proposed, and again when it is approved. */
export async function obstacleTo(tx: Transaction, proposed: Proposed): Promise<ProposalObstacle | null> {
  const fault = ruleFault(proposed);
  if (fault || proposed.kind !== 'policy') return fault;
  const { programme, effectiveFrom } = proposed.content;
  const [known] = await tx`select from benefits.programmes where code = ${programme} for update`;
  if (!known) return 'programme_unknown';
  const [run] = await tx`
    select from finance.runs where programme = ${programme} and period >= ${effectiveFrom} and state <> 'cancelled' limit 1`;
  return run ? 'period_has_run' : null;
}

function subjectOf(proposed: Proposed): string {
  switch (proposed.kind) {
    case 'policy':
      return `programme/${proposed.content.programme}`;
    case 'salary_policy':
      return 'salary-policy';
    case 'settings':
      return 'organisation';
  }
}
