import { expect, onTestFinished, test } from 'vitest';
import { listen, logIn } from '../api/http/listening-api.ts';
import { load, runToEnd, start, waiting } from '../support/months.ts';
import { people } from '../support/people.ts';
import { testWorld } from '../support/test-world.ts';
import { runWulou } from '../support/wulou-process.ts';

test('operations pause a month, see how it stands and let it go on, with a token of theirs alone', async () => {
  const world = await testWorld();
  const { database, client, taskQueue, programme } = world;
  await load(world, '2026-10', people(2));
  const run = await start(world, '2026-10');
  await waiting(world, run, 'approval');
  const api = await listen(database, {}, { temporal: client, taskQueue });
  onTestFinished(api.close);
  const report = await runWulou(['show', '2026-10', '--programme', programme], {
    WULOU_API_URL: api.url,
    WULOU_TOKEN: await logIn(database, 'clerk', 'hr'),
  });
  expect(report.output).toMatch(/waiting for approval\n.*\n {2}to approve: 2 transfers[\s\S]*expected +2/);
  const env = { WULOU_API_URL: api.url, WULOU_TOKEN: await logIn(database, 'watch', 'ops') };
  const wulou = async (...args: string[]) => {
    const { code, output } = await runWulou([...args, '--programme', programme], env);
    expect(code, output).toBe(0);
    return output;
  };
  expect(await wulou('show', '2026-10')).toMatch(/stage approve, round 1, waiting for approval\n/);
  expect(await wulou('pause', '2026-10', '--reason', 'the bank asked')).toContain('paused by watch');
  await waiting(world, run, 'resume');
  expect(await wulou('show', '2026-10')).toMatch(
    /waiting for resume\n.*\n {2}paused by watch since .*: the bank asked/,
  );
  expect(await wulou('resume', '2026-10')).toContain('resumed by watch');
  await runToEnd(world, run);
  expect(await wulou('show', '2026-10')).toMatch(/· closed\n {2}stage close/);
});
