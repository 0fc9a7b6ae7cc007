import { readFileSync, writeFileSync } from 'node:fs';
import { historyFromJson, historyToJson } from '../../src/archive/history-json.ts';
import type { History } from '../../src/codec/decode-history.ts';

export { type History, historyFromJson, historyToJson };

/** Everything that stands in a history as text: what it says of itself, and its payloads, which travel in base64. */
export function textOf(history: History): string {
  const json = historyToJson(history);
  const payloads = [...json.matchAll(/"data": "([A-Za-z0-9+/=]+)"/g)].map((match) =>
    Buffer.from(match[1] ?? '', 'base64').toString('utf8'),
  );
  return [json, ...payloads].join('\n');
}

/** Which process on which machine recorded it is nobody's business, and no part of the course of things. */
const notKept = ['identity', 'stackTrace'];

export function saveHistory(path: string, history: History): void {
  const kept = JSON.parse(historyToJson(history), (key, value) =>
    notKept.includes(key) ? undefined : value,
  );
  writeFileSync(path, `${JSON.stringify(kept, null, 1)}\n`);
}

export function loadHistory(path: string): History {
  return historyFromJson(readFileSync(path, 'utf8'));
}
