import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { dataOf } from '../client/refusal.ts';
import { namedHome, openHome } from './home.ts';
import { createHomeApi } from './home-api.ts';
import { linesOfTree } from './tree.ts';
import { UserError } from './user-error.ts';
import { whyTree } from './why-tree.ts';

interface WhyOptions {
  readonly home?: string;
  readonly as: string;
  readonly json?: boolean;
}

/** ISO 20022 allows no longer id. */
const longestId = 35;

/** `why END_TO_END_ID`: a payment walked back to goals, filing and approval. A home that is at rest is woken for it. */
export function whyCommand(program: Command, say: (line: string) => void): void {
  program
    .command('why END_TO_END_ID')
    .description('why a payment is what it is 这笔钱为什么是这个数')
    .option('--home <dir>', 'where the state lies (default: WULOU_HOME, else .wulou)')
    .option('--as <login>', 'who asks', 'hr1')
    .option('--json', 'as the API gives it')
    .action(async (written: string, options: WhyOptions) => {
      const endToEndId = written.trim();
      if (endToEndId === '' || endToEndId.length > longestId)
        throw new UserError(
          `An end-to-end id has 1 to ${longestId} characters: take it from a report or the bank statement. 业务编号长度应为 1 至 ${longestId} 位。`,
        );
      const home = namedHome(options.home) ?? resolve('.wulou');
      // Starting an empty stack in a folder that was misspelt would only find nothing.
      if (!existsSync(join(home, 'credentials.json')))
        throw new UserError(
          `There is no installation in ${home}: name its folder with --home. 该目录下没有系统数据，请用 --home 指定。`,
        );
      // Progress goes to the other stream, so that what is asked for can be kept.
      const opened = await openHome({ home, say: (line) => process.stderr.write(`${line}\n`) });
      try {
        const client = createHomeApi(opened.description.api.url, home).as(options.as);
        const params = { path: { endToEndId } };
        const explanation = await dataOf(client.GET('/v1/payments/{endToEndId}/explanation', { params }));
        if (options.json) say(JSON.stringify(explanation, null, 1));
        else for (const line of linesOfTree(whyTree(explanation))) say(line);
      } finally {
        await opened.close();
      }
    });
}
