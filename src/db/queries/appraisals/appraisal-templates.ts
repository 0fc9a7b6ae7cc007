import { assert } from '../../../domain/assert.ts';
import { type Indicator, type IndicatorsFault, indicatorsFault } from '../../../domain/indicators.ts';
import type { Sql, Transaction } from '../../database.ts';
import { faultOf, type WrittenIndicator, withCodes } from './appraisal-goals.ts';
import { type Refused, refused } from './appraisal-lock.ts';
import { commonTemplates } from './common-templates.ts';

export interface Template {
  readonly templateId: number;
  readonly code: string;
  readonly version: number;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Whom it is for: a position as the records write it, or null for everybody of the industry. */
  readonly position: string | null;
  readonly industry: string;
  readonly indicators: Indicator[];
  readonly createdBy: string;
  readonly createdAt: string;
}

/** The last version of every template; or every version of one, newest first. */
export function listTemplates(
  sql: Sql,
  code: string | null,
  after: { readonly code: string; readonly version: number } = { code: '', version: 0 },
  limit = 1_000,
): Promise<Template[]> {
  return sql<Template[]>`
    select t.id as "templateId", t.code, t.version, t.name_zh as "nameZh", t.name_en as "nameEn", t.position, t.industry,
      t.indicators, t.created_by as "createdBy", t.created_at as "createdAt"
    from hr.appraisal_templates t
    where (t.code > ${after.code} or t.code = ${after.code} and t.version < ${after.version}) and case when ${code}::text is null
      then t.version = (select max(version) from hr.appraisal_templates l where l.code = t.code)
      else t.code = ${code}::text end
    order by t.code, t.version desc limit ${limit}`;
}

export type NewTemplate = Pick<Template, 'code' | 'nameZh' | 'nameEn' | 'position' | 'industry'> & {
  readonly indicators: readonly WrittenIndicator[];
};

export type TemplateAdded =
  | { readonly ok: true; readonly templateId: number; readonly version: number }
  | Refused<IndicatorsFault>;

/** Adds a version of a template; a code that is new is a new template. Goals that were set before stay as they are. */
export async function addTemplate(sql: Sql, template: NewTemplate, by: string): Promise<TemplateAdded> {
  const indicators = withCodes(template.indicators);
  const fault = faultOf(indicators);
  if (fault) return refused(fault);
  return sql.begin(async (tx): Promise<TemplateAdded> => {
    await tx`select pg_advisory_xact_lock(hashtext('hr.appraisal_templates'), hashtext(${template.code}))`;
    const [added] = await tx<{ templateId: number; version: number }[]>`
      insert into hr.appraisal_templates (code, version, name_zh, name_en, position, industry, indicators, created_by)
      select ${template.code}, coalesce(max(version), 0) + 1, ${template.nameZh}, ${template.nameEn}, ${template.position},
        ${template.industry}, ${tx.json(indicators as never)}, ${by}
      from hr.appraisal_templates where code = ${template.code}
      returning id as "templateId", version`;
    assert(added !== undefined, 'an insert of one row gives one row');
    await tx`
      insert into audit.events (actor, action, subject, details)
      values (${by}, 'template_added', ${`template/${template.code}`}, ${tx.json({ version: added.version })})`;
    return { ok: true, ...added };
  });
}

/** Puts the common templates there, as their first version, where their codes are not in use. Twice is as once. */
export async function seedTemplates(tx: Transaction): Promise<void> {
  for (const { code, nameZh, nameEn, position, industry, indicators } of commonTemplates) {
    assert(indicatorsFault(indicators) === null, `the weights of the template ${code} add up to 100`);
    await tx`
      insert into hr.appraisal_templates (code, version, name_zh, name_en, position, industry, indicators, created_by)
      values (${code}, 1, ${nameZh}, ${nameEn}, ${position}, ${industry}, ${tx.json(indicators as never)}, 'system')
      on conflict do nothing`;
  }
}
