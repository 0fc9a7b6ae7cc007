import { appraisalActivities } from './appraisals.ts';
import { bankActivities } from './bank.ts';
import { calendarActivities } from './calendar.ts';
import { changeActivities } from './changes.ts';
import { cycleActivities } from './cycles.ts';
import type { Dependencies } from './dependencies.ts';
import { filingActivities } from './filings.ts';
import { noticeActivities } from './notices.ts';
import { officeActivities } from './office.ts';
import { recordActivities } from './records.ts';

/** Everything that workflows may do to the world. */
export function createActivities(dependencies: Dependencies) {
  return {
    ...recordActivities(dependencies),
    ...bankActivities(dependencies),
    ...officeActivities(dependencies),
    ...noticeActivities(dependencies),
    ...calendarActivities(dependencies),
    ...appraisalActivities(dependencies),
    ...cycleActivities(dependencies),
    ...changeActivities(dependencies),
    ...filingActivities(dependencies),
  };
}

export type Activities = ReturnType<typeof createActivities>;
