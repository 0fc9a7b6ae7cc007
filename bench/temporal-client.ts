import { Client, Connection } from '@temporalio/client';
import type { BenchStack } from './bench-stack.ts';

/** A client of the stack's Temporal server for as long as `work` takes. */
export async function withClient<T>(
  { description }: BenchStack,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const { address, namespace } = description.temporal;
  const connection = await Connection.connect({ address });
  try {
    return await work(new Client({ connection, namespace }));
  } finally {
    await connection.close();
  }
}
