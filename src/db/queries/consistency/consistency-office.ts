import type { Period } from '../../../domain/period.ts';
import type { Transaction } from '../../database.ts';
import type { PrivateData } from '../../private-data.ts';
import type { Difference } from './consistency.ts';

/** What the office has on record, in the order asked; null for a person whom it does not know. */
export type OfficeBases = (period: string, idNumbers: readonly string[]) => Promise<(number | null)[]>;

/** What the office answers at once at most. */
const pageSize = 10_000;

/**
 * Benefits against the office: the base in force is the one that the office has on record. Whom it does not know is
 * counted, and no difference. Reads `checked`.
 */
export async function officeDifferences(
  tx: Transaction,
  privateData: PrivateData,
  period: Period,
  officeBases: OfficeBases,
): Promise<{ unknown: number; differences: Difference[] }> {
  const differences: Difference[] = [];
  let unknown = 0;
  for (let after = 0; ; ) {
    const page = await tx<
      {
        employeeId: number;
        employeeNo: string;
        idNumber: Buffer;
        baseFen: number | null;
        explained: string | null;
      }[]
    >`
      select employee_id as "employeeId", employee_no as "employeeNo", id_number as "idNumber", base_fen as "baseFen",
        coalesce(base_in_hand, hold) as explained
      from checked where employed and employee_id > ${after} order by employee_id limit ${pageSize}`;
    const last = page.at(-1);
    if (!last) return { unknown, differences };
    const known = await officeBases(
      period,
      page.map(({ idNumber }) => privateData.decryptText(idNumber)),
    );
    for (const [place, { employeeNo, baseFen, explained }] of page.entries()) {
      const officeFen = known[place] ?? null;
      if (officeFen === null) unknown += 1;
      else if (officeFen !== baseFen && baseFen !== null)
        differences.push({ code: 'base_office', employeeNo, says: { baseFen, officeFen }, explained });
    }
    after = last.employeeId;
  }
}
