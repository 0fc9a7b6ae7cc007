import { Worker } from 'node:worker_threads';
import { harmless, type Table } from './table-file.ts';
import { createTurns } from './turns.ts';

/** One at a time: a file of 50,000 rows takes seconds of a processor and some hundred megabytes. */
const inTurn = createTurns(1);

/** Made in a thread of its own, so that the API answers others meanwhile. */
export const tableXlsx = (table: Table): Promise<Buffer> => inTurn(() => madeApart(table));

function madeApart({ title, header, rows }: Table): Promise<Buffer> {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell)));
  const worker = new Worker(new URL('./xlsx-worker.js', import.meta.url), {
    workerData: { title, header, rows: cells },
    // The thread needs none of the loaders that this process was started with.
    execArgv: [],
  });
  return new Promise((resolve, reject) => {
    worker.once('message', ({ buffer, byteOffset, byteLength }: Uint8Array) =>
      resolve(Buffer.from(buffer, byteOffset, byteLength)),
    );
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread that makes XLSX files ended with ${code}`)));
  });
}
