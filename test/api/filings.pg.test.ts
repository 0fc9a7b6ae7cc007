import { beforeEach, describe, expect, test } from 'vitest';
import type { paths } from '../../src/client/openapi.ts';
import { dataOf } from '../../src/client/refusal.ts';
import { recordAnswers } from '../../src/db/queries/bases/filings.ts';
import { putFiling } from '../support/appraised.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { loadMonth, setUpOrganisation } from '../support/organisation.ts';
import { people, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { apiOver, type TestApi } from './api.ts';

let database: TestDatabase;
let api: TestApi;
let refusedId: number;
let pendingId: number;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(3));
  api = await apiOver(database);
  await api.addPerson('hr1', 'hr');
  await api.addPerson('finance1', 'finance');
  await api.addPerson('manager1', 'manager', 'E0001');
  refusedId = (await putFiling(database, 'E0001', 677_250, '2026-10')).id;
  pendingId = (await putFiling(database, 'E0002', 677_250, '2026-11')).id;
  await recordAnswers(database.sql, [
    { id: refusedId, accepted: false, receiptNo: null, refusalReason: 'base_not_accepted' },
  ]);
});

type FilingQuery = paths['/v1/filings']['get']['parameters']['query'];
const filingsFor = (as: string, query: FilingQuery = {}) =>
  api.as(as).GET('/v1/filings', { params: { query } });
const numbers = async (query: FilingQuery) =>
  (await dataOf(filingsFor('hr1', query))).filings.map(({ employeeNo }) => employeeNo);

describe('GET /v1/filings', () => {
  test('shows what was filed and answered, in fen, and no ID number', async () => {
    const shown = await dataOf(filingsFor('finance1'));
    expect(shown).toMatchObject({
      filings: [
        {
          id: refusedId,
          employeeNo: 'E0001',
          source: 'appraisal',
          cycle: '2026-10-2026-10',
          changeId: null,
          attempt: 1,
          baseFen: 677_250,
          baseBeforeFen: 645_000,
          state: 'refused',
          refusalReason: 'base_not_accepted',
        },
        { id: pendingId, employeeNo: 'E0002', state: 'pending', receiptNo: null, answeredAt: null },
      ],
      next: null,
    });
    expect(JSON.stringify(shown)).not.toContain(person(1).idNumber);
  });

  test('is filtered by state, by cycle and by person, and goes by pages', async () => {
    expect(await numbers({ state: 'pending' })).toEqual(['E0002']);
    expect(await numbers({ cycle: '2026-10-2026-10' })).toEqual(['E0001']);
    expect(await numbers({ employee: 'E0002' })).toEqual(['E0002']);
    expect(await numbers({ employee: 'E0003' })).toEqual([]);
    const { next } = await dataOf(filingsFor('hr1', { limit: 1 }));
    expect(next).toBe(refusedId);
    expect(await numbers({ limit: 1, after: refusedId })).toEqual(['E0002']);
  });

  test('is in the trail once it is answered, once, and without the base', async () => {
    const answer = { id: pendingId, accepted: true, receiptNo: 'R1', refusalReason: null };
    await recordAnswers(database.sql, [answer]);
    await recordAnswers(database.sql, [answer]);
    const events = await database.sql`
      select actor, action, subject, details from audit.events where subject like 'filing/%' order by id`;
    expect(events).toEqual([
      { actor: 'office', action: 'filing_refused', subject: `filing/${refusedId}`, details: null },
      { actor: 'office', action: 'filing_accepted', subject: `filing/${pendingId}`, details: null },
    ]);
  });

  test('is not for managers', async () => {
    expect((await filingsFor('manager1')).response.status).toBe(403);
  });
});

describe('what HR does about a filing', () => {
  const state = async () => database.sql`select id, state, attempt from benefits.base_filings order by id`;

  test('is refused with its code where it cannot be done, and nothing changes', async () => {
    const before = await state();
    const cases = [
      { path: `${refusedId}/refile`, body: { baseFen: 299_999 }, status: 422, code: 'base_out_of_range' },
      { path: `${refusedId}/refile`, body: { baseFen: 660_000 }, status: 422, code: 'base_not_of_salary' },
      { path: '999999/refile', body: {}, status: 404, code: 'filing_unknown' },
      { path: '999999/settle', body: { reason: '同意' }, status: 404, code: 'filing_unknown' },
      { path: `${refusedId}/settle`, body: { reason: ' ' }, status: 400, code: 'invalid_request' },
    ];
    for (const { path, body, status, code } of cases)
      expect(await api.post(`/v1/filings/${path}`, { as: 'hr1', body }), path).toMatchObject({
        status,
        body: { code },
      });
    expect(await state()).toEqual(before);
  });

  test('is for HR alone', async () => {
    for (const path of ['refile', 'settle'])
      expect(
        await api.post(`/v1/filings/${refusedId}/${path}`, { as: 'finance1', body: { reason: '同意' } }),
      ).toMatchObject({ status: 403 });
  });
});
