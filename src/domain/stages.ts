/** The eight stages of a disbursement, in order. */
export const stages = [
  'upload',
  'reconcile',
  'calculate',
  'approve',
  'pay',
  'settle',
  'notify',
  'close',
] as const;
export type Stage = (typeof stages)[number];
