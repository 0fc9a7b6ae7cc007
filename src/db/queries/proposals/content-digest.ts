import { hash } from 'node:crypto';

/**
 * SHA-256 of what is proposed, lower-case hex: of its JSON in UTF-8, the keys of every object in order, nothing between
 * the tokens. By hand: `psql -Atc "select content from hr.proposals where id = 7" | jq -cSj . | sha256sum`.
 */
export const contentDigest = (content: object): string =>
  hash('sha256', JSON.stringify(content, inOrder), 'hex');

const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
