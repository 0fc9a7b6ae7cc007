import type { Period } from '../../../domain/period.ts';
import type { Sql } from '../../database.ts';
import type { PrivateData } from '../../private-data.ts';
import { amountDifferences } from './consistency-amounts.ts';
import { baseItemDifferences, employmentDifferences, salaryBaseDifferences } from './consistency-month.ts';
import { type OfficeBases, officeDifferences } from './consistency-office.ts';
import { gatherChecked } from './consistency-people.ts';
import { unfinishedSteps } from './consistency-steps.ts';

/** What two of the systems, or one of them and the office, say differently. */
export type DifferenceCode =
  | 'salary_base'
  | 'base_item'
  | 'base_office'
  | 'employment_item'
  | 'item_amount'
  | 'change_step'
  | 'change_salary'
  | 'filing_base'
  | 'filing_task'
  | 'list_salary';

export interface Difference {
  readonly code: DifferenceCode;
  readonly employeeNo: string;
  /** What each of the two says: fen, days, states and ids; no personal data. */
  readonly says: Readonly<Record<string, string | number | null>>;
  /** Who or what has it in hand, e.g. `task/12`, `filing/7`, `hold/base_differs`; null: nobody, it is silent. */
  readonly explained: string | null;
}

export interface Consistency {
  /** People on record who were employed in the month. */
  readonly checkedEmployees: number;
  /** Of these, those whom the office says nothing about. */
  readonly unknownToOffice: number;
  /** The first of them, those that nobody has in hand before the others. */
  readonly differences: Difference[];
  /** All differences, listed or not. */
  readonly found: number;
  /** Differences that nobody has in hand. */
  readonly silent: number;
}

/** More would be no list for people, but a system that has gone wrong as a whole. */
const listedAtMost = 5_000;

/**
 * Holds employee records, benefits, payroll, finance and the social-security office against each other, for everybody
 * at once, as they stand at one moment. Throws what `officeBases` throws.
 */
export async function checkConsistency(
  sql: Sql,
  privateData: PrivateData,
  of: { programme: string; period: Period },
  officeBases: OfficeBases,
): Promise<Consistency> {
  const { checkedEmployees, unknownToOffice, differences } = await sql.begin(
    'isolation level repeatable read',
    async (tx) => {
      const checked = await gatherChecked(tx, of.programme, of.period);
      const office = await officeDifferences(tx, privateData, of.period, officeBases);
      return {
        checkedEmployees: checked,
        unknownToOffice: office.unknown,
        differences: [
          ...(await salaryBaseDifferences(tx, of.programme)),
          ...(await baseItemDifferences(tx)),
          ...office.differences,
          ...(await employmentDifferences(tx)),
          ...(await amountDifferences(tx)),
          ...(await unfinishedSteps(tx)),
        ],
      };
    },
  );
  const silent = differences.filter(({ explained }) => explained === null);
  const inHand = differences.filter(({ explained }) => explained !== null);
  return {
    checkedEmployees,
    unknownToOffice,
    differences: [...silent, ...inHand].slice(0, listedAtMost),
    found: differences.length,
    silent: silent.length,
  };
}
