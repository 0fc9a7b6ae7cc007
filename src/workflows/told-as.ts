const formerNames: Readonly<Record<string, string>> = {
  list_change: 'approval',
  explanation: 'operations',
  close_refused: 'corrections',
};

/**
 * What a wait went by when it first was told: so it is told by as many commands as in recorded histories. That one of
 * these began is put on record with its task besides.
 */
export const toldAs = (reason: string): string => formerNames[reason] ?? reason;
