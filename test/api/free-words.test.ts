import { expect, test } from 'vitest';
import { noteWords, reasonWords } from '../../src/api/fields.ts';
import { refuseFile } from '../../src/api/file-refusal.ts';
import { RequestRefused } from '../../src/api/problem.ts';
import { reasonSchema } from '../../src/api/routes/appraisal-shapes.ts';
import { readingReason } from '../../src/api/routes/private-data.ts';
import { proposalReason } from '../../src/api/routes/proposals.ts';
import { changedWebhook, newWebhook } from '../../src/api/routes/webhook-shapes.ts';

const given = 'of 13800000013';
const kept = 'of ***********';

test.each([
  ['a note', noteWords],
  ['a reason', reasonWords],
  ['the reason of a proposal', proposalReason],
  ['the reason of an appraisal', reasonSchema],
  ['the reason of a reading', readingReason],
  ['what is said of a webhook', newWebhook.shape.description],
  ['what is newly said of a webhook', changedWebhook.shape.description],
])('%s loses the numbers in it, and is refused before that where it is too long', (_, schema) => {
  expect(schema.parse(given)).toBe(kept);
  const tooLong = schema.safeParse('1 '.repeat(2 ** 19));
  expect(tooLong.error?.issues.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^at most \d+ characters$/),
  ]);
});

test('a refused file is told without the numbers that its name and its headers hold', () => {
  const refused = () =>
    refuseFile([
      {
        file: '13800000013.csv',
        line: 1,
        column: '13800000013',
        code: 'column_unknown',
        message: { zh: '列 13800000013', en: 'column 13800000013' },
        remedy: { zh: '删除', en: 'remove it' },
      },
    ]);
  expect(refused).toThrow(RequestRefused);
  try {
    refused();
  } catch (error) {
    expect(JSON.stringify((error as RequestRefused).refusal.more)).not.toContain('13800000013');
  }
});
