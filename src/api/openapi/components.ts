export type Json = Record<string, unknown>;

/** As much of an OpenAPI document as is looked at here. */
export interface Document extends Json {
  paths?: Record<string, Record<string, unknown>>;
  components?: { schemas?: Record<string, Json> } & Json;
}

const prefix = '#/components/schemas/';

/** Gives schemas a name among the document's components, once for what is the same. */
export function components(document: Document): {
  /** The reference that stands in the schema's place. */
  name(title: string, schema: Json): Json;
  /** The named schemas that the document refers to, in the order of their names. */
  schemas(document: Document): Record<string, Json>;
} {
  const known = new Map<string, Json>(Object.entries(document.components?.schemas ?? {}));
  const same = sameInBothDirections(known);
  for (const name of same.keys()) known.delete(name);
  for (const [name, schema] of known) known.set(name, redirected(schema, same) as Json);
  return {
    name(title, schema) {
      const given = redirected(schema, same) as Json;
      if (typeof given.$ref === 'string' || given.type !== 'object') return given;
      known.set(title, given);
      return { $ref: `${prefix}${title}` };
    },
    schemas(whole) {
      whole.paths = redirected(whole.paths, same) as Document['paths'];
      const used = new Set<string>(['Problem']);
      const visit = (value: unknown): void => {
        for (const name of referencesIn(value)) {
          if (used.has(name)) continue;
          used.add(name);
          visit(known.get(name));
        }
      };
      visit(whole.paths);
      visit(known.get('Problem'));
      return Object.fromEntries(
        [...known].filter(([name]) => used.has(name)).sort(([a], [b]) => (a < b ? -1 : 1)),
      );
    },
  };
}

/** Names for what is taken in (`…Input`) where it is the same as what is given out. */
function sameInBothDirections(known: ReadonlyMap<string, Json>): Map<string, string> {
  const pairs = [...known.keys()].filter((name) => name.endsWith('Input') && known.has(name.slice(0, -5)));
  const same = new Map<string, string>();
  // A pair that refers to another is the same only once that one is known to be.
  for (let found = -1; found !== same.size; ) {
    found = same.size;
    for (const name of pairs) {
      const text = (key: string) => JSON.stringify(redirected(known.get(key), same));
      if (text(name) === text(name.slice(0, -5))) same.set(name, name.slice(0, -5));
    }
  }
  return same;
}

function redirected(value: unknown, same: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => redirected(one, same));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key !== '$ref' || typeof inner !== 'string') return [key, redirected(inner, same)];
      const name = inner.slice(prefix.length);
      return [key, inner.startsWith(prefix) && same.has(name) ? `${prefix}${same.get(name)}` : inner];
    }),
  );
}

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' && inner.startsWith(prefix)
      ? [inner.slice(prefix.length)]
      : referencesIn(inner),
  );
}
