import { connect, type Socket } from 'node:net';

export interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Writes bytes to a server as they are, and reads until it closes the connection. */
export async function sayTo(port: number, ...pieces: readonly (string | Buffer)[]): Promise<RawReply> {
  const socket = connect(port, '127.0.0.1');
  for (const piece of pieces) socket.write(piece);
  return replyOf(socket);
}

/** What comes over a connection until it is closed. A reset after the reply is a way of closing. */
export async function replyOf(socket: Socket): Promise<RawReply> {
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.once('close', () => resolve());
    socket.once('error', (error: NodeJS.ErrnoException) =>
      ['ECONNRESET', 'EPIPE'].includes(error.code ?? '') ? resolve() : reject(error),
    );
  });
  return parseReply(Buffer.concat(chunks).toString());
}

/** The last reply in a text: an interim one such as 100 Continue is passed over. */
export function parseReply(text: string): RawReply {
  const from = text.startsWith('HTTP/1.1 100') ? text.indexOf('HTTP/1.1', 1) : 0;
  const [head = '', ...rest] = text.slice(from).split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  return {
    status: Number(first.split(' ')[1]),
    headers: Object.fromEntries(
      lines.map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
    ),
    body: rest.join('\r\n\r\n'),
  };
}
