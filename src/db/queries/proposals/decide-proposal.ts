import { must } from '../../../domain/assert.ts';
import { descending, type Proposed } from '../../../domain/proposals.ts';
import type { Sql, Transaction } from '../../database.ts';
import { usersOfSamePerson } from '../people/same-person.ts';
import { addSalaryPolicy } from '../raises/salary-policies.ts';
import { contentDigest } from './content-digest.ts';
import { lockProposal, type Proposal, readProposal } from './proposals.ts';
import { obstacleTo, type ProposalObstacle } from './propose.ts';

export type ProposalRefusal =
  | ProposalObstacle
  | 'proposal_unknown'
  | 'already_decided'
  | 'maker_is_checker'
  | 'not_your_proposal';

export type ProposalDecided =
  | { readonly ok: true; readonly proposal: Proposal }
  | { readonly ok: false; readonly refusal: { readonly code: ProposalRefusal } };

const refused = (code: ProposalRefusal): ProposalDecided => ({ ok: false, refusal: { code } });

/** A second person, not only a second user, lets a proposal take effect, or ends it. */
export async function decideProposal(
  sql: Sql,
  id: number,
  decision: 'approve' | 'reject',
  reason: string | null,
  by: string,
): Promise<ProposalDecided> {
  return sql.begin(async (tx) => {
    const proposal = await lockProposal(tx, id);
    if (!proposal) return refused('proposal_unknown');
    if (proposal.state !== 'waiting') return refused('already_decided');
    if ((await usersOfSamePerson(tx, by)).includes(proposal.proposedBy)) return refused('maker_is_checker');
    if (decision === 'reject') return end(tx, id, 'rejected', reason, by, null);
    const proposed = { kind: proposal.kind, content: proposal.content } as unknown as Proposed;
    const obstacle = await obstacleTo(tx, proposed);
    if (obstacle) return refused(obstacle);
    const result = await putInForce(tx, proposed, proposal.proposedBy);
    return end(tx, id, 'approved', reason, by, result, { sha256: contentDigest(proposal.content) });
  });
}

/** Whoever proposed it takes it back. */
export async function withdrawProposal(sql: Sql, id: number, by: string): Promise<ProposalDecided> {
  return sql.begin(async (tx) => {
    const proposal = await lockProposal(tx, id);
    if (!proposal) return refused('proposal_unknown');
    if (proposal.state !== 'waiting') return refused('already_decided');
    if (!(await usersOfSamePerson(tx, by)).includes(proposal.proposedBy)) return refused('not_your_proposal');
    return end(tx, id, 'withdrawn', null, by, null);
  });
}

async function end(
  tx: Transaction,
  id: number,
  state: 'approved' | 'rejected' | 'withdrawn',
  reason: string | null,
  by: string,
  result: Proposal['result'],
  /** Beside the version that came of it: the digest of what was approved, so that nobody changes it unnoticed. */
  told: { readonly sha256?: string } = {},
): Promise<ProposalDecided> {
  await tx`
    update hr.proposals set state = ${state}, decided_by = ${by}, decided_at = now(), decision_reason = ${reason},
      result = ${result ? tx.json(result as never) : null}
    where id = ${id}`;
  await tx`
    insert into audit.events (actor, action, subject, details)
    values (${by}, ${`proposal_${state}`}, ${`proposal/${id}`}, ${tx.json({ version: result?.version ?? null, ...told })})`;
  return { ok: true, proposal: must(await readProposal(tx, id), 'the proposal') };
}

/** The version that now holds names who proposed it as its maker; who approved it stands in the proposal. */
async function putInForce(tx: Transaction, proposed: Proposed, maker: string): Promise<Proposal['result']> {
  switch (proposed.kind) {
    case 'policy': {
      const { content } = proposed;
      const [added] = await tx<{ id: number; version: number }[]>`
        insert into benefits.policies (programme, version, effective_from, rate_ppm, base_floor_fen, base_cap_fen, rounding_fen, tiers, created_by)
        select ${content.programme}, coalesce(max(version), 0) + 1, ${content.effectiveFrom}, ${content.ratePpm}, ${content.baseFloorFen},
          ${content.baseCapFen}, ${content.roundingFen}, ${tx.json(descending(content.tiers) as never)}, ${maker}
        from benefits.policies where programme = ${content.programme} returning id, version`;
      return must(added, 'the added policy');
    }
    case 'salary_policy':
      return addSalaryPolicy(tx, proposed.content.effectiveFrom, descending(proposed.content.tiers), maker);
    case 'settings':
      await tx`update hr.organisation set settings = settings || ${tx.json(proposed.content as never)}`;
      return null;
  }
}
