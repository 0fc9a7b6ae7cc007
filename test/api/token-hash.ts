import { createHash } from 'node:crypto';

/** A token as the table of sessions has it. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
