import { TestWorkflowEnvironment } from '@temporalio/testing';

/*
 * A program of its own, because the SDK's download cannot be called off and starts a server when it is done.
 * Usage: temporal-download.ts FOLDER VERSION. Leaves the Temporal CLI in FOLDER, or ends with an error.
 */
const [downloadDir, version] = process.argv.slice(2);
if (!downloadDir || !version) throw new Error('Usage: temporal-download.ts FOLDER VERSION');
const environment = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: 'cached-download', downloadDir, version: `v${version}` } },
});
await environment.teardown();
process.exit(0);
