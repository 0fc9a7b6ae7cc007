import { Client, Connection } from '@temporalio/client';
import { decodeHistory } from '../../src/codec/decode-history.ts';
import { createPayloadCodec } from '../../src/codec/payload-codec.ts';
import type { MasterKeySource } from '../../src/config/master-keys.ts';
import { openDatabase } from '../../src/db/database.ts';
import { openKeyring } from '../../src/keys/keyring.ts';
import type { StackDescription } from '../../src/stack/stack-description.ts';
import { textOf } from './history-file.ts';

/** Every history that a running stack's Temporal server has, decoded, as text, by workflow id. */
export async function decodedHistories(
  { temporal, postgres }: StackDescription,
  masterKeys: MasterKeySource,
): Promise<Map<string, string>> {
  const database = openDatabase(postgres.url, 2);
  const connection = await Connection.connect({ address: temporal.address });
  const keyring = await openKeyring(database.sql, masterKeys, { mayCreate: false });
  try {
    const { workflow } = new Client({ connection, namespace: temporal.namespace });
    const codec = createPayloadCodec(keyring.payloadKeys, { encrypts: true });
    const texts = new Map<string, string>();
    for await (const { workflowId, runId } of workflow.list()) {
      const history = await workflow.getHandle(workflowId, runId).fetchHistory();
      texts.set(workflowId, `${texts.get(workflowId) ?? ''}${textOf(await decodeHistory(history, codec))}`);
    }
    return texts;
  } finally {
    keyring.close();
    await Promise.all([connection.close(), database.close()]);
  }
}
