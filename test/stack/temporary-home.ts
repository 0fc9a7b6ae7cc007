import { chmodSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeHome } from '../../src/stack/home.ts';

/**
 * A path for a home that does not exist yet, removed with everything in it by `remove`. Its parent is open to every
 * user or closed to all but this one, as /root is: then a database with a user of its own lies elsewhere.
 */
export function temporaryHome(parent: 'open' | 'closed' = 'open'): { home: string; remove(): Promise<void> } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'wulou-stack-')));
  chmodSync(folder, parent === 'open' ? 0o755 : 0o700);
  const home = join(folder, 'home');
  return {
    home,
    remove: async () => {
      await removeHome(home);
      await removeHome(folder);
    },
  };
}
