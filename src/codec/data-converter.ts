import { fileURLToPath } from 'node:url';
import type { DataConverter, PayloadCodec } from '@temporalio/common';

/** The workflow bundle holds the same: there, too, failures are put into payloads. */
const failureConverterPath = fileURLToPath(new URL('../workflows/failure-converter.cjs', import.meta.url));

/** How every client and worker of ours writes and reads what goes through Temporal. */
export const dataConverterOf = (codec: PayloadCodec): DataConverter => ({
  payloadCodecs: [codec],
  failureConverterPath,
});
