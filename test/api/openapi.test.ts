import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { embeddedAuthSettings, type OidcSettings } from '../../src/api/auth/auth-settings.ts';
import { bodyExamples, replyExamples } from '../../src/api/openapi/examples.ts';
import { openApiDocument } from '../../tools/openapi-document.ts';

type Json = Record<string, unknown>;
interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly Json[];
  readonly parameters?: readonly { in: string; name: string; required?: boolean; schema: Json }[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Record<string, Media> };
  readonly responses: Record<string, { $ref?: string; content?: Record<string, Media>; headers?: Json }>;
  readonly 'x-wulou-action'?: string;
  readonly 'x-wulou-roles'?: Json;
}
interface Media {
  readonly schema: Json;
  readonly example?: unknown;
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly tags: readonly { name: string; description: string }[];
  readonly components: { schemas: Record<string, Json>; responses: Record<string, { content: Json }> };
}

let document: Document;
let operations: { name: string; method: string; path: string; operation: Operation }[];

beforeAll(async () => {
  document = (await openApiDocument()) as Document;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method,
      path,
      operation,
    })),
  );
});

const without = (holds: (operation: Operation) => unknown): string[] =>
  operations.filter(({ operation }) => !holds(operation)).map(({ name }) => name);

function resolved(schema: Json): Json {
  const name = /^#\/components\/schemas\/(.+)$/.exec(String(schema.$ref ?? ''))?.[1];
  return name === undefined ? schema : resolved(document.components.schemas[name] as Json);
}

/** Every schema of a value, its own first, with where it stands. References are followed, once each. */
function* schemasIn(value: unknown, place: string, seen = new Set<string>()): Generator<[string, Json]> {
  if (Array.isArray(value)) {
    for (const one of value) yield* schemasIn(one, place, seen);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const schema = value as Json;
  if (typeof schema.$ref === 'string') {
    if (seen.has(schema.$ref)) return;
    seen.add(schema.$ref);
    yield* schemasIn(resolved(schema), place, seen);
    return;
  }
  yield [place, schema];
  for (const [key, inner] of Object.entries((schema.properties ?? {}) as Json))
    yield* schemasIn(inner, `${place}.${key}`, seen);
  for (const key of ['items', 'additionalProperties', 'anyOf', 'oneOf', 'allOf'] as const)
    yield* schemasIn(schema[key], place, seen);
}

const bodies = () =>
  operations.flatMap(({ name, operation }) =>
    Object.entries(operation.requestBody?.content ?? {}).map(([type, media]) => ({ name, type, media })),
  );

describe('the document', () => {
  test('is OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document) as never);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  test('names every operation once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(without((operation) => /^[a-z][A-Za-z0-9]+$/.test(operation.operationId))).toEqual([]);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  });

  test('says of every operation what it does, under a tag that is described', () => {
    const described = new Set(document.tags.filter(({ description }) => description).map(({ name }) => name));
    expect(without(({ summary }) => summary)).toEqual([]);
    expect(without(({ tags }) => tags?.length === 1 && described.has(tags[0] as string))).toEqual([]);
  });

  test('says of every operation who may do it', () => {
    expect(without((operation) => operation['x-wulou-action'])).toEqual([]);
    expect(
      without((operation) =>
        operation['x-wulou-action'] === 'anyone'
          ? operation.security?.length === 0
          : operation.security?.length && Object.keys(operation['x-wulou-roles'] ?? {}).length > 0,
      ),
    ).toEqual([]);
  });
});

describe('headers of answers', () => {
  const of = (method: string, path: string, status: number) =>
    Object.keys(document.paths[path]?.[method]?.responses[status]?.headers ?? {});

  test('name the version wherever a change asks for it', () => {
    const changed = operations.filter(({ operation }) => operation.responses[412]);
    expect(changed.map(({ name }) => name)).toEqual(['PATCH /v1/settings', 'PATCH /v1/webhooks/{id}']);
    for (const { path } of changed) {
      expect(of('get', path, 200)).toContain('etag');
      expect(of('get', path, 304)).toContain('etag');
      expect(of('patch', path, 200)).toContain('etag');
    }
  });

  test('name the operation to follow where work goes on behind the answer', () => {
    const behind = operations.filter(({ operation }) =>
      operation.parameters?.some(({ name }) => name === 'prefer'),
    );
    expect(behind.map(({ operation }) => operation.operationId)).toEqual([
      'importEmployees',
      'uploadContributions',
    ]);
    for (const { method, path } of behind) expect(of(method, path, 202)).toContain('location');
  });
});

test('with a provider of the organisation, its configuration is named and its tokens are taken', async () => {
  const issuer = new URL('https://login.example/tenant');
  const made = (await openApiDocument({
    ...embeddedAuthSettings,
    oidc: { issuer } as OidcSettings,
  })) as Document & { readonly components: { readonly securitySchemes: Json } };
  expect(made.components.securitySchemes.provider).toMatchObject({
    type: 'openIdConnect',
    openIdConnectUrl: 'https://login.example/tenant/.well-known/openid-configuration',
  });
  expect(made.paths['/v1/me']?.get?.security).toContainEqual({ provider: [] });
  expect(made.paths['/v1/login']?.post?.security).toEqual([]);
  const { errors } = await new Validator().validate(structuredClone(made) as never);
  expect(errors).toBeUndefined();
});

describe('refusals', () => {
  test('are problem documents, each with an example', () => {
    for (const response of Object.values(document.components.responses)) {
      expect(response.content).toEqual({
        'application/problem+json': {
          schema: { $ref: '#/components/schemas/Problem' },
          example: expect.objectContaining({ code: expect.any(String), status: expect.any(Number) }),
        },
      });
    }
  });

  test('stand with every operation that may give them', () => {
    const gives = (status: number) => (operation: Operation) => operation.responses[status];
    for (const status of [400, 406, 429, 431, 500, 503]) expect(without(gives(status))).toEqual([]);
    const isOpen = (operation: Operation) => operation.security?.length === 0;
    expect(without((operation) => isOpen(operation) || gives(401)(operation))).toEqual([]);
    expect(without((operation) => !operation.requestBody || gives(415)(operation))).toEqual([]);
    const named = operations.filter(({ path }) => path.includes('{'));
    expect(named.filter(({ operation }) => !gives(404)(operation)).map(({ name }) => name)).toEqual([]);
  });

  test('are never described as plain JSON', () => {
    const plain = without(({ responses }) =>
      Object.entries(responses).every(([status, { $ref }]) => Number(status) < 400 || $ref !== undefined),
    );
    expect(plain).toEqual([]);
  });
});

describe('what is sent', () => {
  test('has no field that is not named', () => {
    const open = bodies().flatMap(({ name, media }) =>
      [...schemasIn(media.schema, name)]
        .filter(([, schema]) => schema.type === 'object' && schema.additionalProperties === undefined)
        .map(([place]) => place),
    );
    expect([...new Set(open)]).toEqual([]);
  });

  test('has a bound for every text', () => {
    const unbounded = operations.flatMap(({ name, operation }) => {
      const schemas = [
        ...(operation.parameters ?? []).map((one) => schemasIn(one.schema, `${name} ${one.in} ${one.name}`)),
        ...Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schemasIn(schema, name)),
      ];
      return schemas
        .flatMap((each) => [...each])
        .filter(([, { type, maxLength, enum: values, pattern, format, const: one, allOf }]) => {
          const isBounded =
            maxLength ?? values ?? one ?? format ?? allOf ?? /^\^.*\$$/.test(String(pattern ?? ''));
          return type === 'string' && !isBounded;
        })
        .map(([place]) => place);
    });
    expect([...new Set(unbounded)]).toEqual([]);
  });

  test('has an example, where it is no file', () => {
    const missing = bodies().filter(
      ({ type, media }) => type === 'application/json' && media.example === undefined,
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});

describe('examples', () => {
  test('are what they are examples of', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    // Its types say that the module is the function; at run time it is that module's default.
    (ajvFormats as unknown as (to: Ajv2020) => void)(ajv);
    ajv.addSchema(document, 'document');
    const wrong = operations.flatMap(({ name, operation }) => {
      const { requestBody, responses } = operation;
      const shown = [
        requestBody?.content ?? {},
        ...Object.values(responses).map(({ content }) => content ?? {}),
      ];
      return shown
        .flatMap((content) => Object.values(content))
        .filter(({ example }) => example !== undefined)
        .flatMap(({ schema, example }) => {
          const whole = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/'));
          const holds = ajv.validate(whole, example);
          return holds ? [] : [`${name}: ${ajv.errorsText()}`];
        });
    });
    expect(wrong).toEqual([]);
  });

  test('are of operations that exist', () => {
    const ids = new Set(operations.map(({ operation }) => operation.operationId));
    const named = [...Object.keys(bodyExamples), ...Object.keys(replyExamples)];
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('what is answered', () => {
  test('is a named schema, a file or nothing', () => {
    const unnamed = operations.flatMap(({ name, operation }) =>
      Object.entries(operation.responses)
        .filter(([status, { content }]) => Number(status) < 300 && content !== undefined)
        .filter(([, { content }]) =>
          Object.entries(content ?? {}).some(
            ([type, { schema }]) => type === 'application/json' && typeof schema.$ref !== 'string',
          ),
        )
        .map(([status]) => `${name} ${status}`),
    );
    expect(unnamed).toEqual([]);
  });
});

describe('money', () => {
  test('is one of the amounts that are whole fen', () => {
    const amounts = ['Fen', 'FenFromZero', 'MonthlyFen', 'RoundingFen'].map(
      (name) => `#/components/schemas/${name}`,
    );
    const wrong: string[] = [];
    const look = (value: unknown, place: string): void => {
      if (Array.isArray(value)) {
        for (const one of value) look(one, place);
        return;
      }
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        const isMoney = /Fen([A-Z]|$)/.test(key) && place.endsWith('.properties');
        if (isMoney && !amountsOf(inner as Json).every((ref) => amounts.includes(ref)))
          wrong.push(`${place}.${key}`);
        look(inner, `${place}.${key}`);
      }
    };
    /** What it may be besides null; of a table by month, what stands in it. */
    const amountsOf = (schema: Json): string[] => {
      if (Array.isArray(schema.anyOf)) return (schema.anyOf as Json[]).flatMap(amountsOf);
      if (schema.type === 'null') return [];
      if (schema.type === 'object') return amountsOf(schema.additionalProperties as Json);
      return [String(schema.$ref ?? schema.type)];
    };
    look(document.components.schemas, '');
    look(document.paths, '');
    expect(wrong).toEqual([]);
  });
});
