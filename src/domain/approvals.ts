/** From this total on (fen, inclusive), so many distinct approvers are needed. */
export interface ApproverStep {
  readonly fromFen: number;
  readonly approvers: number;
}

export function approversNeeded(totalFen: number, steps: readonly ApproverStep[]): number {
  let needed = 1;
  for (const step of steps) if (totalFen >= step.fromFen) needed = Math.max(needed, step.approvers);
  return needed;
}

/** A swing against last month, in ten-thousandths of last month's total, beyond which a person must look at it. */
export interface VarianceLimit {
  readonly tenThousandths: number;
}

export function isSwing(previousFen: number, currentFen: number, limit: VarianceLimit): boolean {
  if (previousFen === 0) return false;
  return (
    BigInt(Math.abs(currentFen - previousFen)) * 10_000n > BigInt(previousFen) * BigInt(limit.tenThousandths)
  );
}
