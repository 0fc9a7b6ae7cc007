/** Bodies as somebody would send them, by operation. The people are made up. */
export const bodyExamples: Readonly<Record<string, unknown>> = {};

/** Replies that are read most, by operation. */
export const replyExamples: Readonly<Record<string, unknown>> = {};
