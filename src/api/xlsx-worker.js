import { parentPort, workerData } from 'node:worker_threads';
import writeXlsxFile from 'write-excel-file/node';

/** A thread of its own, in plain JavaScript, which needs no loader: tells the bytes of the file, and ends. */
const { title, header, rows } = workerData;
const heads = header.map((value) => ({ value, fontWeight: 'bold' }));
const cells = rows.map((row) =>
  row.map((value) => (value === null ? null : { value, type: typeof value === 'number' ? Number : String })),
);
parentPort.postMessage(await writeXlsxFile([heads, ...cells], { sheet: title }).toBuffer());
