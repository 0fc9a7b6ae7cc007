import type { ServerResponse } from 'node:http';
import type { Version } from './watches.ts';

/** What a reader has not taken yet; beyond it he is cut off, and comes back by his last event. */
const mostUnreadBytes = 64 * 1024;

/** One reader's stream of server-sent events (HTML, 9.2). */
export class Stream {
  readonly #response: ServerResponse;
  #lastId: string;
  #stage = '';
  #wasUnread = false;

  /** @param lastId the id of the last event that was read before: what it told is not told again. */
  constructor(response: ServerResponse, lastId: string) {
    this.#response = response;
    this.#lastId = lastId;
  }

  tell({ snapshot, id }: Version): void {
    const stage = JSON.stringify(snapshot.stage);
    const stageId = `${id}-stage`;
    if (this.#lastId !== id) {
      if (stage !== this.#stage && this.#lastId !== stageId) this.#event('stage', stageId, stage);
      this.#event('progress', id, JSON.stringify(snapshot.progress));
    }
    this.#stage = stage;
    this.#lastId = id;
    if (!snapshot.isOver) return;
    this.#event('end', id, '{}');
    this.end();
  }

  heartbeat(): void {
    // Nothing was taken since the last one: he does not read.
    const isUnread = this.#response.writableLength > 0;
    if (isUnread && this.#wasUnread) this.#response.destroy();
    else this.#write(': \n\n');
    this.#wasUnread = isUnread;
  }

  end(): void {
    if (!this.#response.writableEnded) this.#response.end();
  }

  #event(name: string, id: string, data: string): void {
    this.#write(`id: ${id}\nevent: ${name}\ndata: ${data}\n\n`);
  }

  #write(text: string): void {
    if (this.#response.writableEnded || this.#response.destroyed) return;
    this.#response.write(text);
    if (this.#response.writableLength > mostUnreadBytes) this.#response.destroy();
  }
}
