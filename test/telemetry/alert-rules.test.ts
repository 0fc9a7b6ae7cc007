import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { labelFaults } from './asked-labels.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');

/** Prometheus' own form of a rules file; what it does not know it refuses. */
const rulesFile = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string().regex(/^Wulou[A-Z]\w+$/),
          expr: z.string(),
          for: z
            .string()
            .regex(/^\d+[smhd]$/)
            .optional(),
          labels: z.strictObject({ severity: z.enum(['warning', 'critical']) }),
          annotations: z.strictObject({ summary: z.string().regex(/\p{Script=Han}/u), runbook: z.string() }),
        }),
      ),
    }),
  ),
});
const dashboard = z.object({
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).min(1) })),
});

const rules = rulesFile
  .parse(parse(read('ops/prometheus/wulou-alerts.yml')))
  .groups.flatMap((group) => group.rules);
const panels = dashboard.parse(JSON.parse(read('ops/grafana/wulou-dashboard.json'))).panels;

/** Where Prometheus' grammar does not know what it reads. */
function faultsOf(expression: string): string[] {
  const faults: string[] = [];
  parser.parse(expression).iterate({
    enter: (node) => {
      if (node.type.isError)
        faults.push(`${expression.slice(0, node.from)} ⚠ ${expression.slice(node.from)}`);
    },
  });
  return faults;
}

describe('the alert rules', () => {
  test('have names of their own, and a runbook each', () => {
    expect(rules.length).toBeGreaterThanOrEqual(14);
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    expect(rules.filter(({ annotations }) => !existsSync(resolve(root, annotations.runbook)))).toEqual([]);
  });

  test('tell of a bank that is down, a run that is stuck, an unknown payment, lateness, no worker, late SMS and late seals', () => {
    const alerts = rules.map(({ alert }) => alert);
    for (const needed of [
      'WulouBankDown',
      'WulouRunStuck',
      'WulouUnknownOld',
      'WulouMonthLate',
      'WulouNoWorker',
      'WulouSmsLate',
      'WulouSealsLate',
    ])
      expect(alerts).toContain(needed);
  });

  test('are expressions that Prometheus reads', () => {
    expect(rules.flatMap(({ expr }) => faultsOf(expr))).toEqual([]);
    expect(faultsOf('max by (queue (wulou_workers) < 1')).not.toEqual([]);
  });
});

test('the dashboard asks in expressions that Prometheus reads', () => {
  expect(panels.length).toBeGreaterThanOrEqual(17);
  expect(panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => faultsOf(expr)))).toEqual([]);
});

test('a label, a value or a word that the processes do not give is found', () => {
  const given = (metric: string) => new Set(metric === 'wulou_runs' ? ['stage', 'paused'] : []);
  const faults = (expr: string, words = '') => labelFaults({ expr, words }, given);
  expect(faults('max by (stage) (wulou_runs{paused="true", stage=~"pay|close"}) > 1', '{{stage}}')).toEqual(
    [],
  );
  expect(faults('max by (stages) (wulou_runs)')).toEqual(['wulou_runs has no stages']);
  expect(faults('max(wulou_runs) + max by (stage) (wulou_items)')).toEqual(['wulou_items has no stage']);
  expect(faults('wulou_runs{held="true"}')).toEqual(['wulou_runs has no held', 'held is never true']);
  expect(faults('wulou_runs{stage=~"pay|paying"}')).toEqual(['stage is never paying']);
  expect(faults('max by (stage) (wulou_runs)', '{{ $labels.paused }}')).toEqual([
    'the words name paused, which is not there',
  ]);
});
