import { z } from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const entry = z.strictObject({
  /** Where it lies in a bundle. */
  name: z.string(),
  /** SHA-256 of its bytes there: of what is encrypted or compressed as it is. */
  sha256: hash,
  bytes: z.int().nonnegative(),
  /** Encrypted with the archive's own key. */
  private: z.boolean(),
});

const history = z.strictObject({
  workflowId: z.string(),
  runId: z.string(),
  type: z.string(),
  /** The entry that holds it; null where Temporal did not know it any more when it was to be archived. */
  entry: z.string().nullable(),
  events: z.int().nonnegative(),
  /** The workflow code that decided last, by its content hash. */
  buildId: z.string().nullable(),
  startedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  outcome: z.string(),
});

const list = z.strictObject({
  round: z.int(),
  digest: z.string(),
  /** The entry that holds the list letter by letter; null where none is left. */
  entry: z.string().nullable(),
  /** Whether the digest followed from that list when it was archived. Hashes that were renewed since make another one. */
  follows: z.boolean(),
});

const manifestSchema = z.strictObject({
  /** Archives of the first form lack the history of what started them. */
  form: z.enum(['wulou-archive/1', 'wulou-archive/2']),
  /** The workflow id. */
  subject: z.string(),
  kind: z.enum(['run', 'cycle', 'change']),
  archivedAt: z.string(),
  /** Names the key of the private entries: the beginning of its SHA-256. */
  keyId: z.string(),
  entries: z.array(entry),
  histories: z.array(history),
  /** Workflow code by content hash; the entry is null where no worker left it. */
  code: z.array(z.strictObject({ buildId: z.string(), entry: z.string().nullable() })),
  lists: z.array(list),
});

/** Names everything of an archive. Its own SHA-256 stands in the trail. */
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestEntry = z.infer<typeof entry>;
export type ManifestHistory = z.infer<typeof history>;

/** Of a manifest there is one text: the fields in the order of the schema. */
export const writeManifest = (manifest: Manifest): Buffer =>
  Buffer.from(`${JSON.stringify(manifestSchema.parse(manifest), null, 1)}\n`);

/** Null where these bytes are no manifest. */
export function readManifest(content: Buffer): Manifest | null {
  try {
    return manifestSchema.parse(JSON.parse(content.toString('utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
