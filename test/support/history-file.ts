import { readFileSync, writeFileSync } from 'node:fs';
import type { temporal } from '@temporalio/proto';
import proto from '@temporalio/proto';

export type History = temporal.api.history.v1.IHistory;

const { History: Message } = proto.temporal.api.history.v1;

/**
 * A history as JSON by the rules of protobufjs itself, which read back what they wrote. (The JSON of the Temporal UI
 * needs all packages to share one protobufjs, which an installation need not have.)
 */
export function historyToJson(history: History): string {
  const plain = Message.toObject(Message.fromObject(history), {
    longs: String,
    enums: String,
    bytes: String,
  });
  return `${JSON.stringify(plain, null, 1)}\n`;
}

export function historyFromJson(json: string): History {
  return Message.fromObject(JSON.parse(json));
}

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
