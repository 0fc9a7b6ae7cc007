import { OutsideFault } from '../connectors/outside-fault.ts';
import type { BaseFiling, FilingAnswer } from '../connectors/social-security/office-client.ts';
import { analyzeTables } from '../db/analyze.ts';
import {
  type AnsweredFiling,
  type FilingCounts,
  type FilingScope,
  filingCounts,
  type PendingFiling,
  pendingFilings,
  recordAnswers,
  runsToLookAgain,
} from '../db/queries/bases/filings.ts';
import { readRun } from '../db/queries/disbursement/runs.ts';
import { closeHrTasks, openHrTask } from '../db/queries/people/hr-tasks.ts';
import { must } from '../domain/assert.ts';
import type { Dependencies } from './dependencies.ts';

const filingPage = 500;
const filingsAtOnce = 16;
const dayMs = 86_400_000;

export interface BasesFiled extends FilingCounts {
  /** Whether an open run judged someone by what held before the office's answer: `tellOpenRuns` lets it look again. */
  readonly runsWaiting: boolean;
}

/** What is filed with the social-security office. A refusal is a result; an office that does not answer is thrown. */
export function filingActivities({ sql, privateData, office, reach, heartbeat }: Dependencies) {
  return {
    /**
     * Files every base that the office has not answered, and records the answers page by page. Ids were stored with
     * the filings and the office gives the same answer to the same id, so it may be cut anywhere and done again.
     * Throws OutsideFault as soon as the office does not answer, after what it has answered is on record.
     * @returns how all filings of the scope stand, also those answered earlier.
     */
    async fileBases(scope: FilingScope): Promise<BasesFiled> {
      for (let after = 0; ; ) {
        const page = await pendingFilings(sql, scope, after, filingPage);
        const last = page.at(-1);
        if (last === undefined) break;
        const { answers, fault } = await fileAll(page);
        await recordAnswers(sql, answers);
        if (fault) throw fault;
        heartbeat();
        after = last.id;
      }
      await analyzeTables(sql, 'benefits.bases', 'benefits.base_filings');
      return { ...(await filingCounts(sql, scope)), runsWaiting: (await runsToLookAgain(sql)).length > 0 };
    },

    /** Tells the open runs that held someone for want of an answer, or drew up their list before it came. */
    async tellOpenRuns(): Promise<{ told: number }> {
      const runIds = await runsToLookAgain(sql);
      for (const runId of runIds) await reach.tellRun(must(await readRun(sql, runId), 'run'));
      return { told: runIds.length };
    },

    /** Opens a task for operations, or reminds of it. `subject` is e.g. `cycle/3` or `change/7`. */
    async noteOfficeUnreachable(input: { subject: string; cycleId?: number | null }): Promise<void> {
      await openHrTask(sql, {
        kind: 'office_unreachable',
        subject: input.subject,
        cycleId: input.cycleId ?? null,
        owner: 'ops',
        dueInMs: dayMs,
      });
    },

    async noteOfficeReached(input: { subject: string }): Promise<void> {
      await closeHrTasks(sql, input.subject, 'office_unreachable');
    },
  };

  /** Some at a time, until all are answered or the office fails; those under way are then waited for. */
  async function fileAll(
    page: readonly PendingFiling[],
  ): Promise<{ answers: AnsweredFiling[]; fault: OutsideFault | null }> {
    const answers: AnsweredFiling[] = [];
    let next = 0;
    let fault: OutsideFault | null = null;
    const fileInTurn = async () => {
      for (;;) {
        const filing = page[next];
        next += 1;
        if (filing === undefined || fault !== null) return;
        try {
          answers.push(await fileOne(filing));
        } catch (error) {
          if (!(error instanceof OutsideFault)) throw error;
          fault = error;
        }
      }
    };
    await Promise.all(Array.from({ length: filingsAtOnce }, fileInTurn));
    return { answers, fault };
  }

  async function fileOne({
    id,
    filingId,
    idNumber,
    baseFen,
    effectivePeriod,
  }: PendingFiling): Promise<AnsweredFiling> {
    const plainId = privateData.decryptText(idNumber);
    return answerOf(id, await ask({ filingId, idNumber: plainId, baseFen, effectivePeriod }));
  }

  /**
   * A filing that the office finds malformed, or knows with other content because the ID number was corrected since,
   * will never succeed as it stands: that one is refused, and HR files anew. Any other rejection is of us, not of it.
   */
  async function ask(filing: BaseFiling): Promise<FilingAnswer> {
    try {
      return await office.fileBase(filing);
    } catch (error) {
      if (error instanceof OutsideFault && (error.detail === 'HTTP 400' || error.detail === 'HTTP 409'))
        return {
          status: 'refused',
          reason: error.detail === 'HTTP 409' ? 'filing_differs' : 'filing_malformed',
        };
      throw error;
    }
  }
}

function answerOf(id: number, answer: FilingAnswer): AnsweredFiling {
  return answer.status === 'accepted'
    ? { id, accepted: true, receiptNo: answer.receiptNo, refusalReason: null }
    : { id, accepted: false, receiptNo: null, refusalReason: answer.reason };
}
