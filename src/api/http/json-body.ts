import { isUtf8 } from 'node:buffer';
import type { Api } from '../context.ts';
import { RequestRefused } from '../problem.ts';

/** Nothing that the API takes is nested deeper than some five levels. */
const maxDepth = 32;

/** What PostgreSQL cannot store as text has to be written as an escape in JSON, so most bodies need no second look. */
const mayHoldBadText = /\\u(0000|d[89a-f])/i;

/** Reads JSON bodies: UTF-8, not too deep, without keys that poison prototypes, and without text that no column takes. */
export function readJsonBodies(app: Api): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = body as Buffer;
    if (!isUtf8(bytes)) throw refused('is not UTF-8');
    const text = bytes.toString('utf8');
    if (isTooDeep(text)) throw refused(`is nested deeper than ${maxDepth} levels`);
    parse(request, text, (error, value) => {
      const isBad = !error && mayHoldBadText.test(text) && holdsBadText(value);
      done(isBad ? refused('holds a NUL character, or half of a character') : error, value);
    });
  });
}

/** Looked at before parsing: brackets outside of strings. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (inString) {
      if (code === 0x5c) place += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}

function holdsBadText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !isWellFormed(value);
  if (Array.isArray(value)) return value.some(holdsBadText);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).some(([key, inner]) => holdsBadText(key) || holdsBadText(inner));
  return false;
}

/** Half of a surrogate pair is no character. */
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

function refused(what: string): RequestRefused {
  return new RequestRefused({
    status: 400,
    code: 'invalid_request',
    detail: `The body ${what}. 请求内容有误。`,
  });
}
