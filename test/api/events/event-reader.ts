export interface Told {
  readonly id: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

export interface EventReader {
  readonly status: number;
  readonly headers: Headers;
  /** Everything that was told so far. */
  readonly told: Told[];
  /** Bytes that are no events: signs of life. */
  readonly comments: () => number;
  readonly ended: Promise<void>;
  leave(): void;
}

/** Opens a stream of server-sent events, and reads on. */
export async function readEvents(url: string, headers: Record<string, string>): Promise<EventReader> {
  const leaving = new AbortController();
  const response = await fetch(url, { headers, signal: leaving.signal });
  const told: Told[] = [];
  let comments = 0;
  const read = async () => {
    let text = '';
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString('utf8');
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const lines = text.slice(0, end).split('\n');
        text = text.slice(end + 2);
        const field = (name: string) =>
          lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        const event = field('event');
        if (event === undefined) comments += lines[0]?.startsWith(':') ? 1 : 0;
        else told.push({ id: field('id') ?? '', event, data: JSON.parse(field('data') ?? 'null') });
      }
    }
  };
  return {
    status: response.status,
    headers: response.headers,
    told,
    comments: () => comments,
    ended: read().catch((error: Error) => {
      if (!leaving.signal.aborted) throw error;
    }),
    leave: () => leaving.abort(),
  };
}
