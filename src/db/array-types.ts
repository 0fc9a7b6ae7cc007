/**
 * PostgreSQL's array types, declared here instead of fetched: the driver asks the catalogue on every new
 * connection and drops that promise, so that a database that goes away in that moment ends the whole process
 * with an unhandled rejection (porsager/postgres #1192, #1223).
 */
export const arrayTypes = {
  textArray: arrayType(1009, (text) => text),
  integerArray: arrayType(1007, Number),
  bigintArray: arrayType(1016, exactInteger),
  momentArray: arrayType(1185, (text) => new Date(text).toISOString()),
};

/** The client's options that go with them. */
export const withoutCatalogue = { fetch_types: false } as const;

/** PostgreSQL's int8 as a JavaScript number; beyond 2^53 it throws instead of losing fen. */
export function exactInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error('a bigint from the database is too large to be exact');
  return value;
}

function arrayType<T>(type: number, element: (text: string) => T) {
  return {
    to: type,
    from: [type],
    serialize: (values: readonly (string | number | null)[]) => `{${values.map(literal).join(',')}}`,
    parse: (text: string) => elements(text).map((value) => (value === null ? null : element(value))),
  };
}

function literal(value: string | number | null): string {
  return value === null ? 'NULL' : `"${String(value).replace(/[\\"]/g, '\\$&')}"`;
}

/** The elements of a one-dimensional array's text, e.g. `{a,"b \"c\"",NULL}`. */
function elements(text: string): (string | null)[] {
  if (text === '{}') return [];
  return [...text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/g)].map(([, quoted, plain]) => {
    if (quoted !== undefined) return quoted.replace(/\\(.)/gs, '$1');
    return plain === 'NULL' ? null : (plain ?? null);
  });
}
