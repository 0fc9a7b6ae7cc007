import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { policyInForce } from '../../src/db/queries/disbursement/policies.ts';
import { linkUser } from '../../src/db/queries/people/link-user.ts';
import { readOrganisation } from '../../src/db/queries/people/organisation.ts';
import { decideProposal, withdrawProposal } from '../../src/db/queries/proposals/decide-proposal.ts';
import { propose } from '../../src/db/queries/proposals/propose.ts';
import { salaryPolicyFor } from '../../src/db/queries/raises/salary-policies.ts';
import type { Proposed } from '../../src/domain/proposals.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
const tiers = [
  { fromScore: '0', factorTenThousandths: 0 },
  { fromScore: '85.5', factorTenThousandths: 12_000 },
];
const policy: Proposed & { kind: 'policy' } = {
  kind: 'policy',
  content: {
    programme: 'medical-passbook',
    effectiveFrom: '2030-01',
    ratePpm: 30_000,
    baseFloorFen: 300_000,
    baseCapFen: 3_000_000,
    roundingFen: 100,
    tiers,
  },
};

beforeAll(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(2));
  await database.sql`
    insert into identity.users (username, password_hash, role)
    values ('hr1', '-', 'hr'), ('hr2', '-', 'hr'), ('admin1', '-', 'admin'), ('finance1', '-', 'finance')`;
});

async function made(proposed: Proposed, by = 'hr1'): Promise<number> {
  const answer = await propose(database.sql, proposed, 'a new year', by);
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.code}`);
  return answer.proposal.proposalId;
}
const decide = (id: number, by: string, decision: 'approve' | 'reject' = 'approve') =>
  decideProposal(database.sql, id, decision, null, by);
const refusedAs = (code: string) => ({ ok: false, refusal: { code } });

describe('a proposed policy', () => {
  test('holds only once another person has approved it, and reads its tiers from the highest', async () => {
    const id = await made(policy);
    expect((await policyInForce(database.sql, 'medical-passbook', '2030-01'))?.ratePpm).toBe(20_000);
    expect(await decide(id, 'hr2')).toMatchObject({
      ok: true,
      proposal: { state: 'approved', decidedBy: 'hr2' },
    });
    expect(await policyInForce(database.sql, 'medical-passbook', '2030-01')).toMatchObject({
      ratePpm: 30_000,
      tiers: [...tiers].reverse(),
    });
    expect((await policyInForce(database.sql, 'medical-passbook', '2029-12'))?.ratePpm).toBe(20_000);
  });

  test('is not for its maker to approve, administrators included', async () => {
    const id = await made(policy, 'admin1');
    expect(await decide(id, 'admin1')).toEqual(refusedAs('maker_is_checker'));
    expect(await decide(id, 'admin1', 'reject')).toEqual(refusedAs('maker_is_checker'));
  });

  test('is not for another user of its maker either', async () => {
    const id = await made(policy, 'hr1');
    for (const employeeNo of ['E0001', null])
      await linkUser(database.sql, { username: 'hr1', employeeNo, actor: 'admin1' });
    await linkUser(database.sql, { username: 'finance1', employeeNo: 'E0001', actor: 'admin1' });
    expect(await decide(id, 'finance1')).toEqual(refusedAs('maker_is_checker'));
    expect(await decide(id, 'hr2')).toMatchObject({ ok: true });
  });

  test('is decided once, by one of two who come at once', async () => {
    const id = await made(policy);
    const answers = await Promise.all([decide(id, 'hr2'), decide(id, 'admin1', 'reject')]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers).toContainEqual(refusedAs('already_decided'));
  });

  test('of a month that has begun by then is refused when it is approved', async () => {
    const late = { ...policy, content: { ...policy.content, effectiveFrom: '2026-10' } };
    const id = await made(late);
    await openMonth(database, '2026-10');
    expect(await decide(id, 'hr2')).toEqual(refusedAs('period_has_run'));
    expect(await propose(database.sql, late, 'a new year', 'hr1')).toEqual(refusedAs('period_has_run'));
  });

  test.each([
    ['tiers_incomplete', { tiers: [{ fromScore: '10', factorTenThousandths: 1 }] }],
    ['tiers_incomplete', { tiers: [...tiers, { fromScore: '85.50', factorTenThousandths: 1 }] }],
    ['floor_above_cap', { baseFloorFen: 2, baseCapFen: 1 }],
    ['programme_unknown', { programme: 'meals' }],
  ])('is refused as %s', async (code, content) => {
    const wrong = { ...policy, content: { ...policy.content, ...content } };
    expect(await propose(database.sql, wrong, 'a new year', 'hr1')).toEqual(refusedAs(code));
  });
});

test('a rejected or withdrawn proposal changes nothing, and only its maker withdraws it', async () => {
  const before = (await readOrganisation(database.sql)).settings;
  const settings: Proposed = { kind: 'settings', content: { coolingOffDays: 0 } };
  const [rejected, withdrawn] = [await made(settings, 'admin1'), await made(settings, 'admin1')];
  await decide(rejected, 'hr2', 'reject');
  expect(await withdrawProposal(database.sql, withdrawn, 'hr2')).toEqual(refusedAs('not_your_proposal'));
  expect(await withdrawProposal(database.sql, withdrawn, 'admin1')).toMatchObject({ ok: true });
  expect(await decide(withdrawn, 'hr2')).toEqual(refusedAs('already_decided'));
  expect((await readOrganisation(database.sql)).settings).toEqual(before);
});

test('an approved money control changes that setting alone', async () => {
  const before = (await readOrganisation(database.sql)).settings;
  const approverSteps = [{ fromFen: 0, approvers: 2 }];
  await decide(await made({ kind: 'settings', content: { approverSteps } }, 'admin1'), 'finance1');
  expect((await readOrganisation(database.sql)).settings).toEqual({ ...before, approverSteps });
});

test('an approved salary policy holds from its day on', async () => {
  const raises = [{ fromScore: '0', raiseTenThousandths: 100 }];
  const id = await made({ kind: 'salary_policy', content: { effectiveFrom: '2031-01-01', tiers: raises } });
  expect(await decide(id, 'hr2')).toMatchObject({ proposal: { result: { version: 2 } } });
  expect(await salaryPolicyFor(database.sql, '2031-01-01')).toMatchObject({ version: 2, tiers: raises });
});

test('the database itself lets nobody be both', async () => {
  const id = await made(policy, 'hr1');
  await expect(
    database.sql`update hr.proposals set state = 'approved', decided_by = 'hr1' where id = ${id}`,
  ).rejects.toThrow(/proposals_two_people/);
});

test('the trail has the digest of what was proposed and of what was approved: what was changed between them shows', async () => {
  const digests = async (id: number) =>
    (
      await database.sql<{ sha256: string }[]>`
        select details ->> 'sha256' as sha256 from audit.events where subject = ${`proposal/${id}`} order by id`
    ).map(({ sha256 }) => sha256);
  const settings: Proposed = {
    kind: 'settings',
    content: { varianceTenThousandths: 400, coolingOffDays: 5 },
  };
  const written = '{"coolingOffDays":5,"varianceTenThousandths":400}';
  const id = await made(settings, 'admin1');
  await decide(id, 'hr2');
  const digest = createHash('sha256').update(written).digest('hex');
  expect(await digests(id)).toEqual([digest, digest]);
  const changed = await made(
    { ...policy, content: { ...policy.content, effectiveFrom: '2032-01' } },
    'admin1',
  );
  await database.sql`
    update hr.proposals set content = content || '{"ratePpm": 90000}' where id = ${changed}`;
  await decide(changed, 'hr2');
  const [proposed, approved] = await digests(changed);
  expect(proposed).toMatch(/^[0-9a-f]{64}$/);
  expect(approved).toMatch(/^[0-9a-f]{64}$/);
  expect(approved).not.toBe(proposed);
});
