import type { Command } from 'commander';
import { type ExportOptions, exportCommand } from './export-command.ts';
import { type ReplayOptions, replayCommand } from './replay-command.ts';

/** What an auditor takes away, and what he does with it where nothing else runs. */
export function bundleCommands(audit: Command, say: (line: string) => void): void {
  audit
    .command('export')
    .description('take a completed run, cycle or change away as one file')
    .requiredOption('--run <id>', 'its workflow id, such as disbursement/medical-passbook/2026-10')
    .requiredOption('--out <file>', 'where to')
    .option('--key-out <file>', 'save the key of its private parts as well; needs --reason')
    .option('--reason <text>', 'why the key is needed: recorded')
    .option('--as <login>', 'who asks', 'auditor1')
    .option('--home <dir>', 'where the state lies (default: WULOU_HOME, else .wulou)')
    .action((options: ExportOptions) => exportCommand(options, say));

  audit
    .command('replay BUNDLE')
    .description(
      'execute every history of a bundle again, and tell what happened; needs nothing but the file',
    )
    .option('--key <file>', 'the key of its private parts: names people')
    .option('--head <file>', 'heads that were kept elsewhere: it is held against them first')
    .option('--trust <seal-key-id...>', 'a sealing key to believe')
    .option('--anyway', 'replay it though something of it was changed: runs whatever code is in it')
    .option('--short', 'without what happened')
    .action(async (path: string, options: ReplayOptions) => {
      process.exitCode = (await replayCommand(path, options, say)) ? 0 : 1;
    });
}
