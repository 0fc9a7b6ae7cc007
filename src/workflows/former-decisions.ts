import { setHandler } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import { type DecisionCommand, type DecisionReply, decide } from './contract.ts';

/**
 * Runs of before decisions were recorded by the API replay with it. New ones are refused: Temporal does not know who
 * asks, and the name in the command would be anybody's.
 */
export function handleFormerDecisions(
  record: (command: DecisionCommand) => ReturnType<Activities['decide']>,
  onDecided: () => void,
): void {
  setHandler(
    decide,
    async (command): Promise<DecisionReply> => {
      const decided = await record(command);
      if (!decided.ok) return { ok: false, code: decided.refusal.code };
      onDecided();
      return decided;
    },
    {
      validator: (_command: DecisionCommand) => {
        throw new Error('decisions_come_over_the_api');
      },
    },
  );
}
