/**
 * `npm run histories:paths`: the lines of workflow code that no recorded history goes through, so that one sees which
 * courses are still to be recorded (docs/versioning.md). A line counts where any part of it was not reached.
 */
import { readFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector/promises';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from '@temporalio/worker';
import { workflowBundle } from '../src/worker/workflow-bundle.ts';
import { recordedHistories, recordedHistory } from '../test/support/replay.ts';
import { quietRuntime } from '../test/support/world.ts';

const root = resolve(import.meta.dirname, '..');
const mapPrefix = 'sourceMappingURL=data:application/json;charset=utf-8;base64,';

quietRuntime();
const { code } = await workflowBundle(join(tmpdir(), 'wulou-untravelled'));
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
// In this very thread, where the profiler sees it.
// In this very thread, where the profiler sees it.
const inThisThread = { workflowBundle: { code }, debugMode: true };
for (const name of recordedHistories)
  await Worker.runReplayHistory(inThisThread, recordedHistory(name), name);
const { result } = await session.post('Profiler.takePreciseCoverage');
const script = result.find(({ functions }) =>
  functions.some(({ functionName }) => functionName === 'drawUpAndApprove'),
);
if (!script) throw new Error('The workflow code is not among what ran.');

for (const [file, lines] of linesNeverReached(script)) {
  const source = readFileSync(join(root, file), 'utf8').split('\n');
  console.log(file);
  for (const line of [...lines].sort((a, b) => a - b))
    console.log(`${String(line).padStart(6)} ${source[line - 1]}`);
}
process.exit();

function linesNeverReached({ functions }: Profiler.ScriptCoverage): Map<string, Set<number>> {
  const calls = new Int32Array(code.length).fill(1);
  const ranges = functions.flatMap((one) => one.ranges);
  // The inner ones after those around them.
  ranges.sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
  for (const { startOffset, endOffset, count } of ranges) calls.fill(count, startOffset, endOffset);
  const map = new SourceMap(JSON.parse(Buffer.from(code.split(mapPrefix)[1] ?? '', 'base64').toString()));
  const found = new Map<string, Set<number>>();
  let offset = 0;
  for (const [place, line] of code.split('\n').entries()) {
    const start = offset + line.search(/\S|$/);
    const isReached = calls.subarray(start, offset + line.length).every((count) => count > 0);
    offset += line.length + 1;
    if (isReached || /^[\s}\]);]*$/.test(line)) continue;
    const entry = map.findEntry(place, 0);
    if (!('originalSource' in entry) || !entry.originalSource.startsWith('src/workflows/')) continue;
    const lines = found.get(entry.originalSource) ?? new Set();
    found.set(entry.originalSource, lines.add(entry.originalLine + 1));
  }
  return found;
}
