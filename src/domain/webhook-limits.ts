/** An installation has at most so many endpoints: each may keep a connection, and a place of the worker, busy. */
export const mostWebhooks = 50;
/** A receiver has so long for one event, from the look-up of its name to the last byte of its answer. */
export const webhookTimeoutMs = 15_000;
/** For so long after a rotation the secret before it signs too. */
export const longestSecretOverlapHours = 168;
/** Deliveries that went well are listed for so many days; what happened can be replayed for as long as it is kept. */
export const deliveredKeptDays = 30;
