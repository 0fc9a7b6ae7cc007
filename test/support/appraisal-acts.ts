import { expect } from 'vitest';
import { decideAppeal, fileAppeal } from '../../src/db/queries/appraisals/appraisal-appeals.ts';
import type { Actor } from '../../src/db/queries/appraisals/appraisal-authority.ts';
import { calibrate } from '../../src/db/queries/appraisals/appraisal-calibration.ts';
import { reassignEvaluator } from '../../src/db/queries/appraisals/appraisal-evaluators.ts';
import { answerGoals, setGoals } from '../../src/db/queries/appraisals/appraisal-goals.ts';
import { giveScores } from '../../src/db/queries/appraisals/appraisal-scores.ts';
import { seedTemplates } from '../../src/db/queries/appraisals/appraisal-templates.ts';
import type { Indicator } from '../../src/domain/indicators.ts';
import {
  actor,
  appraisalOf,
  type CycleWishes,
  loadHierarchy,
  official,
  openTestCycle,
  snapshot,
  type TestCycle,
  twoIndicators,
} from './appraisals.ts';
import { setUpOrganisation } from './organisation.ts';
import type { TestDatabase } from './postgres.ts';

export const both = (points: string) => ({ RESULTS: points, ABILITY: points });

/** An organisation with templates, the people of an appraisal, and what they do; each by whoever may unless said otherwise. */
export async function appraisalActs(database: TestDatabase) {
  const { sql } = database;
  await setUpOrganisation(database);
  await loadHierarchy(database);
  await sql.begin((tx) => seedTemplates(tx));

  const head = await actor(database, 'E0001', 'manager');
  const manager = await actor(database, 'E0002', 'manager');
  const employee = await actor(database, 'E0004');
  const colleague = await actor(database, 'E0005');
  const hr = official('hr');

  let cycle: TestCycle;
  /** Of E0004, whose manager is E0002. */
  let own: number;

  async function begin(wishes: CycleWishes = {}): Promise<void> {
    cycle = await openTestCycle(database, wishes);
    own = await appraisalOf(database, cycle, 'E0004');
  }

  const propose = (
    by: Actor = manager,
    indicators: readonly Indicator[] = twoIndicators,
    appraisalId = own,
  ) => setGoals(sql, { appraisalId, actor: by, goals: { indicators } });
  const answer = (
    by: Actor = employee,
    version = 1,
    said: 'confirmed' | 'sent_back' = 'confirmed',
    appraisalId = own,
  ) =>
    answerGoals(sql, {
      appraisalId,
      actor: by,
      version,
      answer: said,
      reason: said === 'sent_back' ? '权重不合理' : null,
    });
  const score = (by: Actor = manager, scores: Record<string, string> = both('90'), appraisalId = own) =>
    giveScores(sql, { appraisalId, actor: by, scores });
  const calibrateTo = (points: string, by: Actor = hr, appraisalId = own) =>
    calibrate(sql, { appraisalId, actor: by, score: points, reason: '部门间平衡' });
  const appeal = (by: Actor = employee) =>
    fileAppeal(sql, { appraisalId: own, actor: by, reason: '漏计项目' });
  const decide = (by: Actor, upheldScore: string | null) =>
    decideAppeal(sql, { appraisalId: own, actor: by, upheldScore, reason: '复核' });
  const reassign = (employeeNo: string | null, by: Actor = hr) =>
    reassignEvaluator(sql, { appraisalId: own, actor: by, employeeNo, reason: '原上级离职' });

  async function confirmed(wishes: CycleWishes = {}): Promise<void> {
    await begin(wishes);
    await propose();
    await answer();
  }

  async function scored(points = '90', wishes: CycleWishes = {}): Promise<void> {
    await confirmed(wishes);
    await score(manager, both(points));
  }

  const now = async () => (await sql`select * from hr.appraisals where id = ${own}`)[0];
  const counted = async () => {
    const rows = await sql<{ kind: string; weighted_score: string }[]>`
      select kind, weighted_score from hr.appraisal_evaluations where appraisal_id = ${own} order by id`;
    return rows.map((row) => [row.kind, row.weighted_score]);
  };

  /** A refusal leaves everything as it was, the audit trail included. */
  async function expectRefused(act: () => Promise<unknown>, code: string): Promise<void> {
    const before = await snapshot(database, cycle);
    expect(await act()).toEqual({ ok: false, refusal: { code } });
    expect(await snapshot(database, cycle)).toEqual(before);
  }

  return {
    /** The cycle that began last. */
    get cycle() {
      return cycle;
    },
    /** E0004's appraisal in it. */
    get own() {
      return own;
    },
    begin,
    propose,
    answer,
    score,
    calibrateTo,
    appeal,
    decide,
    reassign,
    confirmed,
    scored,
    now,
    counted,
    expectRefused,
    head,
    manager,
    employee,
    colleague,
    hr,
  };
}
