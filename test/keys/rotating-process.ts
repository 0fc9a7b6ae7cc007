import { withKeysDesk } from '../../src/keys/keys-desk.ts';

/** A rotation in a process of its own, to be killed in the middle. */
const [, , url = '', value = ''] = process.argv;
await withKeysDesk(
  {
    url,
    source: { path: '/nowhere/keys', value, command: null },
    actor: 'operator/test',
    say: () => undefined,
    settleMs: 200,
  },
  (desk) => desk.rotate(),
);
