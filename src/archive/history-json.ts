import type { temporal } from '@temporalio/proto';
import proto from '@temporalio/proto';

export type History = temporal.api.history.v1.IHistory;
export type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

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
