/** Lets so many pieces of work go on at once; the others wait for their turn, in order. */
export function createTurns(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async (work) => {
    if (busy >= atOnce) await new Promise<void>((begin) => waiting.push(begin));
    else busy += 1;
    try {
      return await work();
    } finally {
      // The place goes straight to the next in line, so that nobody who comes just now takes it.
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
