import { z } from 'zod';

const content = z.unknown().meta({ type: 'string', format: 'binary' });

/** A file as a reply, in one of some media types: for the document; it is sent as it is. */
export const fileReply = (description: string, types: readonly string[]) => ({
  description,
  content: Object.fromEntries(types.map((type) => [type, { schema: content }])),
});
