import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { Stage } from '../domain/stages.ts';
import { isPersonsWait, waitOwners } from '../domain/webhook-events.ts';

export interface RunDetails {
  readonly stage: Stage;
  readonly round: number;
  readonly held: number;
  readonly waitingFor: string | null;
  readonly isPaused: boolean;
  readonly bankIsLate: boolean;
}

/** What asks for people: the bank is waited for in every month, and asks for nobody. */
export function runAttention({ waitingFor, isPaused, bankIsLate }: RunDetails): string[] {
  if (isPaused) return ['paused'];
  if (bankIsLate) return ['retrying'];
  return waitingFor === null || waitingFor === 'bank' ? [] : [waitingFor];
}

/** How a run ended, for the Temporal UI: nothing asks for anybody any more. */
export function showEnd(stage: 'closed' | 'cancelled', words: string): void {
  upsertSearchAttributes({ WulouStage: [stage], WulouHeld: [0], WulouAttention: [] });
  setCurrentDetails(`**${stage}** ${words}`);
}

/** Where a run stands and who must act, in Markdown for the Temporal UI. */
export function runDetails({ stage, round, held, ...now }: RunDetails): string {
  return [`**${stage}** · round ${round} · held ${held}`, whoActs(now)].filter(Boolean).join(' · ');
}

function whoActs({
  waitingFor,
  isPaused,
  bankIsLate,
}: Pick<RunDetails, 'waitingFor' | 'isPaused' | 'bankIsLate'>): string {
  if (isPaused) return '**paused**: `wulou resume` lets it go on; batches under way finish';
  if (bankIsLate) return '**the bank does not answer**: it is asked again and again; **ops** looks why';
  if (waitingFor === null) return '';
  return isPersonsWait(waitingFor)
    ? `waiting for **${waitingFor}**: **${waitOwners[waitingFor]}** must act`
    : `waiting for **${waitingFor}**`;
}
