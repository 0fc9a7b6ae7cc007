import type { BundleFault } from '../../archive/bundle-fault.ts';
import { verifyBundle } from '../../archive/verify-bundle.ts';
import { openBundle } from './bundle-files.ts';
import { harmless, isVouched, type KnownOptions, knownFrom } from './known-options.ts';

const mostFaults = 50;

/** `audit verify BUNDLE`. @returns whether everything holds. */
export async function verifyBundleCommand(
  path: string,
  options: KnownOptions,
  print: (line: string) => void,
): Promise<boolean> {
  const say = harmless(print);
  const bundle = await openBundle(path);
  try {
    const known = await knownFrom(options, bundle);
    const { faults, subject, histories, lost, parts, trail, opened, unshown } = await verifyBundle(
      bundle,
      known,
    );
    if (subject !== null) say(`${subject}`);
    if (subject !== null)
      say(
        `  ${parts} parts, ${histories} histories; private parts ${opened ? 'opened' : 'not opened'} 部分 ${parts}，历史 ${histories}；私密部分${opened ? '已打开' : '未打开'}`,
      );
    if (lost > 0)
      say(
        `  ${lost} of these histories had been forgotten by Temporal before they could be archived 其中 ${lost} 份在归档前已被 Temporal 清除`,
      );
    if (trail) {
      say(
        `  trail 审计日志: ${trail.entries} entries, ${trail.events} of them shown; sealed ${trail.sealedAt ?? 'never'} by ${trail.keyIds.join(', ')}`,
      );
      if (!isVouched(known))
        say(
          '  Whose key that is, the bundle cannot say: compare it with the one you know, or give --head FILE. 请与已知封印密钥核对。',
        );
      if (known.heads.length > 0)
        say(
          `  kept heads 留存链头: ${trail.headsAgree} agree, ${trail.headsOutside} are about other parts of the trail`,
        );
    }
    sayFaults(faults, say);
    for (const { en, zh } of unshown) say(`! ${en} ${zh}`);
    say(conclusionOf(faults.length, unshown.length));
    return faults.length === 0;
  } finally {
    bundle.close();
  }
}

function conclusionOf(faults: number, unshown: number): string {
  if (faults > 0) return 'This bundle is NOT what was archived. 该归档包与归档时不一致。';
  return unshown === 0
    ? 'Everything is as it was archived. 全部与归档时一致。'
    : 'Everything is as it was archived, but that is not the list that was approved in every round (see !). 全部与归档时一致，但并非每轮都能出示当时批准的清单（见 ! 行）。';
}

export function sayFaults(faults: readonly BundleFault[], say: (line: string) => void): void {
  for (const { place, en, zh } of faults.slice(0, mostFaults)) say(`✗ ${place}: ${en} ${zh}`);
  if (faults.length > mostFaults) say(`… and ${faults.length - mostFaults} more`);
}
