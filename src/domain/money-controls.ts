import type { RunSettings } from './settings.ts';

/** Settings that keep money safe: none of them changes by one person's word. */
export const moneyControls = [
  'coolingOffDays',
  'varianceTenThousandths',
  'approverSteps',
] as const satisfies readonly (keyof RunSettings)[];
export type MoneyControls = Pick<RunSettings, (typeof moneyControls)[number]>;
