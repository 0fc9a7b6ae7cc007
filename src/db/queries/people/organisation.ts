import type { RunSettings } from '../../../domain/settings.ts';
import type { Sql, Transaction } from '../../database.ts';
import { seedTemplates } from '../appraisals/appraisal-templates.ts';

export interface Organisation {
  readonly unitNo: string | null;
  readonly name: string;
  readonly settings: RunSettings;
  readonly debtorName: string;
  readonly debtorAccount: string;
  readonly debtorBankCode: string;
  /** Its day, by its own time zone: YYYY-MM-DD. */
  readonly today: string;
}

export interface NewOrganisation extends Omit<Organisation, 'unitNo' | 'today'> {}

/** Creates the organisation, its first programme and policy, where there is none yet. */
export async function ensureOrganisation(sql: Sql, fresh: NewOrganisation): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`
      insert into hr.organisation (name, settings, debtor_name, debtor_account, debtor_bank_code)
      values (${fresh.name}, ${tx.json(fresh.settings as never)}, ${fresh.debtorName}, ${fresh.debtorAccount}, ${fresh.debtorBankCode})
      on conflict do nothing`;
    await tx`
      insert into benefits.programmes (code, name_zh, name_en, due_day)
      values ('medical-passbook', '医保存折月度缴存', 'Medical insurance passbook', 1) on conflict do nothing`;
    await tx`
      insert into benefits.policies
        (programme, version, effective_from, rate_ppm, base_floor_fen, base_cap_fen, rounding_fen, tiers, created_by)
      values ('medical-passbook', 1, '2000-01', 20000, 300000, 3534300, 100, ${tx.json(firstTiers)}, 'system')
      on conflict do nothing`;
    await tx`
      insert into payroll.salary_policies (version, effective_from, tiers, created_by)
      values (1, '2000-01-01', ${tx.json(firstRaises)}, 'system') on conflict do nothing`;
    await seedTemplates(tx);
  });
}

/** An excellent result raises the salary by 5 %. Source: as below. */
const firstRaises = [
  { fromScore: '90', raiseTenThousandths: 500 },
  { fromScore: '0', raiseTenThousandths: 0 },
];

/** Source: the acceptance examples of the money rules. */
const firstTiers = [
  { fromScore: '90', factorTenThousandths: 11_000 },
  { fromScore: '80', factorTenThousandths: 10_000 },
  { fromScore: '70', factorTenThousandths: 9_500 },
  { fromScore: '0', factorTenThousandths: 0 },
];

/** The account that is paid from; null where there is no organisation yet. */
export async function findDebtor(
  sql: Sql,
): Promise<Pick<Organisation, 'debtorAccount' | 'debtorBankCode'> | null> {
  const [row] = await sql<Pick<Organisation, 'debtorAccount' | 'debtorBankCode'>[]>`
    select debtor_account as "debtorAccount", debtor_bank_code as "debtorBankCode" from hr.organisation`;
  return row ?? null;
}

export async function readOrganisation(sql: Sql | Transaction): Promise<Organisation> {
  const [row] = await sql<Organisation[]>`
    select unit_no as "unitNo", name, settings, debtor_name as "debtorName",
      debtor_account as "debtorAccount", debtor_bank_code as "debtorBankCode",
      to_char(now() at time zone time_zone, 'YYYY-MM-DD') as today
    from hr.organisation`;
  if (!row) throw new Error('The organisation is not set up yet: start the API once.');
  return row;
}
