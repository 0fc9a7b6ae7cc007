import { readFileSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { resolve } from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';
import type { OutsideFaultKind, OutsideParty } from '../../src/connectors/outside-fault.ts';
import { stages } from '../../src/domain/stages.ts';
import type { ActivityDone } from '../../src/telemetry/worker-metrics.ts';

/** An expression, and the words in which labels of what it yields are filled in. */
export interface Question {
  readonly expr: string;
  readonly words: string;
}

/** What the alert rules and the dashboard ask. */
export function questionsOf(path: string): Question[] {
  const file = parse(readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8')) as {
    groups?: { rules: { expr: string; annotations: { summary: string } }[] }[];
    panels?: { targets: { expr: string; legendFormat: string }[] }[];
  };
  return [
    ...(file.groups ?? []).flatMap(({ rules }) =>
      rules.map(({ expr, annotations }) => ({ expr, words: annotations.summary })),
    ),
    ...(file.panels ?? []).flatMap(({ targets }) =>
      targets.map(({ expr, legendFormat }) => ({ expr, words: legendFormat })),
    ),
  ];
}

const all = <Word extends string>(words: Record<Word, true>) => Object.keys(words);

/** What the code gives a label, where rules or panels ask for a value of it. */
const valuesOf: Readonly<Record<string, readonly string[]>> = {
  paused: ['true', 'false'],
  scope: ['all', 'one'],
  stage: stages,
  outcome: all<ActivityDone['outcome']>({ done: true, failed: true }),
  party: all<OutsideParty>({ bank: true, social_security: true, sms: true }),
  kind: all<OutsideFaultKind>({
    not_reached: true,
    not_processed: true,
    unknown_outcome: true,
    rejected: true,
  }),
  status: Object.keys(STATUS_CODES),
};

/**
 * Labels that a question asks for and its metrics do not have, values that no label of theirs takes, and labels in its
 * words that it does not yield.
 * @param given the labels of a metric.
 */
export function labelFaults(
  { expr, words }: Question,
  given: (metric: string) => ReadonlySet<string>,
): string[] {
  const faults: string[] = [];
  const ask = (metric: string, label: string) => {
    if (!given(metric).has(label)) faults.push(`${metric} has no ${label}`);
  };
  const text = ({ from, to }: { from: number; to: number }) => expr.slice(from, to);
  const metrics: { metric: string; from: number; to: number }[] = [];
  const groups: { labels: string[]; from: number; to: number }[] = [];
  parser.parse(expr).iterate({
    enter: ({ name, node }) => {
      const { from, to } = node;
      if (name === 'VectorSelector') {
        const identifier = node.getChild('Identifier');
        const metric = identifier ? text(identifier) : '';
        metrics.push({ metric, from, to });
        for (const matcher of node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? []) {
          const [label = '', , value = ''] = ['LabelName', 'MatchOp', 'StringLiteral'].map((part) => {
            const found = matcher.getChild(part);
            return found ? text(found) : '';
          });
          ask(metric, label);
          // Each of several must be one that there is, whatever the others are.
          for (const one of value.slice(1, -1).split('|'))
            if (!valuesOf[label]?.some((known) => new RegExp(`^(?:${one})$`).test(known)))
              faults.push(`${label} is never ${one}`);
        }
      }
      if (name === 'AggregateExpr') {
        const grouping = node.getChild('AggregateModifier')?.getChild('GroupingLabels');
        groups.push({ labels: (grouping?.getChildren('LabelName') ?? []).map(text), from, to });
      }
    },
  });
  for (const { labels, from, to } of groups)
    for (const { metric } of metrics.filter((one) => one.from >= from && one.to <= to))
      for (const label of labels) ask(metric, label);
  // The outermost is entered first; Prometheus itself adds the instance.
  const yielded = groups[0]?.labels ?? ['instance', ...metrics.flatMap(({ metric }) => [...given(metric)])];
  for (const [, label = ''] of words.matchAll(/\{\{\s*(?:\$labels\.)?(\w+)\s*\}\}/g))
    if (!yielded.includes(label)) faults.push(`the words name ${label}, which is not there`);
  return faults;
}
