import { randomBytes } from 'node:crypto';

/** Bytes of a secret: the Standard Webhooks specification asks for 24 to 64. */
const secretBytes = 32;

/** A new signing secret as the Standard Webhooks libraries take it. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(secretBytes).toString('base64')}`;
