import { z } from 'zod';

const hexDigest = z.string().regex(/^[0-9a-f]{64}$/);
const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);
const sealKeyId = z.string().regex(/^seal-[0-9a-f]{32}$/);

export const sealSchema = z.object({
  sequence: z.int().positive(),
  link: hexDigest,
  at: z.iso.datetime(),
  keyId: sealKeyId,
  signature: base64,
});
export const sealKeySchema = z.object({ id: sealKeyId, publicKey: base64 });

/** Sealed heads with the keys that sealed them, for whoever keeps a copy elsewhere. */
export const auditHeadsSchema = z.object({
  form: z.literal('wulou-audit-heads/1'),
  /** The newest first. */
  seals: z.array(sealSchema),
  keys: z.array(sealKeySchema),
});

export type AuditHeads = z.infer<typeof auditHeadsSchema>;
