import { describe, expect, test } from 'vitest';
import {
  addTemplate,
  listTemplates,
  seedTemplates,
} from '../../src/db/queries/appraisals/appraisal-templates.ts';
import { commonTemplates } from '../../src/db/queries/appraisals/common-templates.ts';
import { indicatorsFault } from '../../src/domain/indicators.ts';
import { twoIndicators } from '../support/appraisals.ts';
import { freshDatabase } from '../support/fresh-database.ts';

const { sql } = await freshDatabase();

describe('the common templates', () => {
  test.each(
    commonTemplates.map((template) => [template.code, template] as const),
  )('have weights that add up to 100: %s', (_code, template) => {
    expect(indicatorsFault(template.indicators)).toBeNull();
    expect(new Set(template.indicators.map(({ nameZh }) => nameZh)).size).toBe(template.indicators.length);
  });

  test('have one code each, and one template for a position and for an industry', () => {
    const distinct = (texts: (string | null)[]) => new Set(texts).size === texts.length;
    expect(distinct(commonTemplates.map(({ code }) => code))).toBe(true);
    expect(
      distinct(commonTemplates.map(({ position, industry }) => position ?? `industry ${industry}`)),
    ).toBe(true);
  });

  test('put there twice are there once', async () => {
    await sql.begin((tx) => seedTemplates(tx));
    await sql.begin((tx) => seedTemplates(tx));
    expect((await listTemplates(sql, null)).map(({ code }) => code).sort()).toEqual(
      commonTemplates.map(({ code }) => code).sort(),
    );
  });
});

describe('a template', () => {
  const general = {
    code: 'industry-general',
    nameZh: '通用',
    nameEn: 'General',
    position: null,
    industry: 'general',
    indicators: twoIndicators,
  };

  test('that is changed is a new version, and the one before stays', async () => {
    await sql.begin((tx) => seedTemplates(tx));
    expect(await addTemplate(sql, general, 'hr1')).toMatchObject({ ok: true, version: 2 });
    expect((await listTemplates(sql, general.code)).map(({ version }) => version)).toEqual([2, 1]);
    const latest = (await listTemplates(sql, null)).find(({ code }) => code === general.code);
    expect(latest).toMatchObject({ version: 2, indicators: twoIndicators, createdBy: 'hr1' });
  });

  test('whose weights do not add up is refused, and nothing is added', async () => {
    const before = await listTemplates(sql, general.code);
    const wrong = { ...general, indicators: twoIndicators.slice(1) };
    expect(await addTemplate(sql, wrong, 'hr1')).toEqual({
      ok: false,
      refusal: { code: 'weights_not_100' },
    });
    expect(await listTemplates(sql, general.code)).toEqual(before);
  });

  test('that two people change at once has two versions', async () => {
    const added = await Promise.all([addTemplate(sql, general, 'hr1'), addTemplate(sql, general, 'hr2')]);
    expect(new Set(added.map((one) => one.ok && one.version)).size).toBe(2);
  });
});
