import { z } from 'zod';
import { maskNumbersIn } from '../domain/masking.ts';

/** Fields that many routes take or give, each with one form, so that the document says them once. */

/** Money. Never a decimal, and never beyond what a JSON number holds exactly. */
export const fen = z.int().meta({
  id: 'Fen',
  description: 'An amount in fen (1/100 yuan): a whole number, exact.',
  examples: [645_000],
});
export const fenFromZero = z
  .int()
  .min(0)
  .meta({
    id: 'FenFromZero',
    description: 'An amount in fen (1/100 yuan), zero or more: a whole number, exact.',
    examples: [12_900],
  });
/** More than anybody earns in a month: ten million yuan. */
const mostOfAMonthFen = 1_000_000_000;
export const monthlyFen = z
  .int()
  .min(1)
  .max(mostOfAMonthFen)
  .meta({
    id: 'MonthlyFen',
    description:
      'What somebody earns or is insured for in a month, in fen (1/100 yuan): a whole number, exact.',
    examples: [645_000],
  });

const years = '(?:19|2\\d)';
const leapYears = `(?:${years}(?:0[48]|[2468][048]|[13579][26])|2[048]00)`;
const daysOfMonths =
  '(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))';

/** A day of the calendar from 1900 to 2999, in the organisation's time zone. */
export const day = z
  .string()
  .regex(new RegExp(`^(?:${leapYears}-02-29|${years}\\d\\d-${daysOfMonths})$`), 'a day is written YYYY-MM-DD')
  .meta({
    id: 'Day',
    format: 'date',
    description: 'A day in the organisation’s time zone, YYYY-MM-DD, from 1900 to 2999.',
    examples: ['2026-10-01'],
  });

/** A month from 1900 to 2999. */
export const month = z
  .string()
  .regex(new RegExp(`^${years}\\d\\d-(?:0[1-9]|1[0-2])$`), 'a month is written YYYY-MM')
  .meta({
    id: 'Month',
    description: 'A month, YYYY-MM, from 1900 to 2999.',
    examples: ['2026-10'],
  });

export const moment = z.iso.datetime({ precision: 3 }).meta({
  id: 'Moment',
  description: 'A moment in UTC (RFC 3339, milliseconds).',
  examples: ['2026-10-25T01:30:00.000Z'],
});

/** How many of something there are. */
export const count = z.int().min(0);
/** The key of a row, as it is given out. */
export const rowId = z.int().min(1);

/** A whole number as it stands in an address: digits, and nothing else that JavaScript would take for a number. */
function inAddress<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value) => (typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value),
    schema,
  );
}

/** The key of a row in an address. */
export const idInAddress = inAddress(rowId);
/** After which row the next page begins. */
export const afterId = inAddress(count).default(0).meta({ default: 0 });
/** How many rows a page has at most. */
export const pageLimit = (usual = 100, most = 1000) =>
  inAddress(z.int().min(1).max(most)).default(usual).meta({ default: usual });

/** Yes or no in an address. */
export const yesOrNo = z
  .preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean())
  .default(false)
  .meta({ default: false });

/** SHA-256 of a list, as hexadecimal digits. */
export const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({
    id: 'Digest',
    description: 'SHA-256 over what is approved: who approves says exactly which list he saw.',
    examples: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  });

/** The code of a benefit. */
export const programmeCode = z
  .string()
  .regex(/^[a-z0-9-]{1,60}$/)
  .meta({ id: 'ProgrammeCode', description: 'The code of a programme.', examples: ['medical-passbook'] });

/**
 * Text of so many characters at most. Characters are counted as the document counts them, one for one: a rare Chinese
 * character is two for JavaScript.
 */
export const text = (most: number, least = 0) =>
  z
    .string()
    // Whatever looks at the text after this looks at a short one.
    .refine((given) => given.length <= 2 * most && [...given].length <= most, {
      error: `at most ${most} characters`,
      abort: true,
    })
    .refine((given) => given.length >= least, `at least ${least} characters`)
    .meta({ maxLength: most, ...(least > 0 ? { minLength: least } : {}) });

/** Words that somebody writes: not blank, and without blanks at the ends. */
export const words = (most: number) => text(most).regex(/\S/, 'may not be blank').trim();
/** Why somebody does something. A private number that he writes into it is starred out before anything keeps it. */
export const reasonWords = words(500).overwrite(maskNumbersIn);
/** What somebody adds, or nothing; private numbers as above. */
export const noteOf = (most: number) => text(most).trim().overwrite(maskNumbersIn);
export const noteWords = noteOf(500);

/** The code of an appraisal cycle. */
export const cycleCode = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);

/** What a file is called. */
export const fileName = text(255);
/** After which name or number the next page begins. */
export const afterText = text(200).default('');

/** As the organisation numbers its people. */
export const employeeNo = text(64, 1);
