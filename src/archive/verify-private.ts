import { readPaidTransfers } from '../connectors/bank/payment-file-reader.ts';
import { readStatement } from '../connectors/bank/statement.ts';
import type { ArchiveKey } from './archive-key.ts';
import { hashOf } from './archive-store.ts';
import type { Bundle } from './bundle.ts';
import { type BundleFault, faultAt } from './bundle-fault.ts';
import type { Manifest } from './manifest.ts';
import { openPrivatePart } from './open-private-part.ts';
import { readingPart } from './reading-part.ts';

/** What `private/files.json` says of each file. */
export interface ArchivedFile {
  readonly entry: string;
  readonly kind: string;
  readonly name: string;
  /** Of the plain bytes. */
  readonly sha256: string;
}

interface ArchivedTransfer {
  readonly batchId: number | null;
  readonly endToEndId: string;
  readonly amountFen: number;
  readonly state: string;
  readonly bookedFen: number | null;
}

const indexName = 'private/files.json.gz.enc';
const transfersName = 'transfers.ndjson.gz';

/** With the key: files are those that went out and came in, they pay what the list says, and the bank booked what is said to be paid. */
export async function verifyPrivate(
  bundle: Bundle,
  manifest: Manifest,
  key: ArchiveKey,
  isWhole: (name: string) => boolean,
): Promise<BundleFault[]> {
  const faults: BundleFault[] = [];
  const payments: Payments = { sent: new Map(), bookedFen: new Map() };
  for (const { name, private: isPrivate } of manifest.entries) {
    if (!isPrivate || !isWhole(name)) continue;
    const plain = await openPrivatePart(bundle, name, key);
    if (plain === null) faults.push(faultAt(name, 'The key does not open it.', '密钥无法打开该部分。'));
    else if (name === indexName)
      await readingPart(name, faults, async () => {
        for (const file of JSON.parse(plain.toString('utf8')) as ArchivedFile[]) {
          if (!isWhole(file.entry)) continue;
          const content = await openPrivatePart(bundle, file.entry, key);
          if (content === null) continue;
          if (hashOf(content) !== file.sha256)
            faults.push(
              faultAt(
                file.entry,
                'It is not the file that was sent or received.',
                '与当时收发的文件不一致。',
              ),
            );
          else if (manifest.kind === 'run')
            await readingPart(file.entry, faults, async () =>
              addPayments(payments, file, content.toString('utf8')),
            );
        }
      });
  }
  if (manifest.kind === 'run' && isWhole(transfersName))
    faults.push(...((await readingPart(transfersName, faults, () => paymentFaults(bundle, payments))) ?? []));
  return faults;
}

/** What the files of a run say, put together file by file: only this is kept of them. */
interface Payments {
  /** Amount and file of each that was sent; null where two files say different amounts. */
  readonly sent: Map<string, { readonly fen: number | null; readonly entry: string }>;
  readonly bookedFen: Map<string, number>;
}

function addPayments({ sent, bookedFen }: Payments, { kind, entry }: ArchivedFile, content: string): void {
  if (kind === 'pain.001')
    for (const { endToEndId, amountFen } of readPaidTransfers(content)) {
      const before = sent.get(endToEndId);
      const agrees = before === undefined || before.fen === amountFen;
      sent.set(endToEndId, { fen: agrees ? amountFen : null, entry });
    }
  if (kind === 'camt.053')
    for (const { endToEndId, amountFen, kind: what } of readStatement(content).entries)
      if (endToEndId !== null && what === 'booking')
        bookedFen.set(endToEndId, (bookedFen.get(endToEndId) ?? 0) + amountFen);
}

async function paymentFaults(bundle: Bundle, payments: Payments): Promise<BundleFault[]> {
  const faults: BundleFault[] = [];
  const otherwise = new Map(payments.sent);
  for await (const transfer of bundle.lines<ArchivedTransfer>(transfersName)) {
    const { batchId, endToEndId, amountFen, state, bookedFen } = transfer;
    const sent = payments.sent.get(endToEndId);
    if (sent?.fen === amountFen) otherwise.delete(endToEndId);
    if (batchId !== null && !sent)
      faults.push(
        faultAt(transfersName, `No payment file holds ${endToEndId}.`, `支付文件中没有 ${endToEndId}。`),
      );
    if (state === 'booked' && (payments.bookedFen.get(endToEndId) ?? 0) < (bookedFen ?? 0))
      faults.push(
        faultAt(
          transfersName,
          `No statement books ${endToEndId} as is said.`,
          `对账单中没有 ${endToEndId} 的相应入账。`,
        ),
      );
  }
  for (const [endToEndId, { entry }] of otherwise)
    faults.push(
      faultAt(entry, `It pays ${endToEndId} otherwise than the list says.`, `${endToEndId} 与清单不符。`),
    );
  return faults;
}
