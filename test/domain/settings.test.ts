import { expect, test } from 'vitest';
import { embeddedSettings, productionSettings } from '../../src/domain/settings.ts';

test('an installation that pays real people does not begin with the seconds of one for trying', () => {
  const spans = Object.entries(embeddedSettings).filter(([name]) => name.endsWith('Ms'));
  for (const [name, ms] of spans)
    expect(productionSettings[name as keyof typeof productionSettings], name).toBeGreaterThan(ms as number);
});
