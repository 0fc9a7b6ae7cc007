import { type Action, reachOf } from '../../domain/authority.ts';
import { roles } from '../../domain/roles.ts';
import type { OidcSettings } from '../auth/auth-settings.ts';
import { longestMatch } from '../http/etag.ts';
import { components, type Document, type Json } from './components.ts';
import { bodyExamples, replyExamples } from './examples.ts';
import { operationIdOf } from './operation-id.ts';
import { mayHaveKey, problemResponses, problemStatuses, problemsOf } from './problems.ts';
import type { DescribedRoute } from './route.ts';

const requestId = {
  'x-request-id': {
    description: 'Stands in the log with everything that was done for the request',
    schema: { type: 'string', maxLength: 200 },
  },
};

const idempotencyKey = {
  name: 'idempotency-key',
  in: 'header',
  description:
    'The same key and body again within 24 hours: the first reply again, and nothing is done twice',
  schema: { type: 'string', minLength: 8, maxLength: 128, pattern: '^[!-~]{8,128}$' },
};

const ifNoneMatch = {
  name: 'if-none-match',
  in: 'header',
  description: 'The ETag of what is known already: 304 while it is the same',
  schema: { type: 'string', maxLength: longestMatch },
};
const etag = {
  etag: { description: 'The version that this is: If-Match of a change', schema: { type: 'string' } },
};

const accepted = '#/components/schemas/Accepted';
const location = {
  location: { description: 'The operation to follow: GET it', schema: { type: 'string' } },
};

/** Adds what is the same for all operations, and what follows from a route's method, address and action. */
export function completeDocument(
  document: Document,
  routes: readonly DescribedRoute[],
  oidc: Pick<OidcSettings, 'issuer'> | null,
): Document {
  const shared = components(document);
  for (const route of routes) {
    const address = route.url.replaceAll(/:(\w+)/g, '{$1}');
    const operation = document.paths?.[address]?.[route.method.toLowerCase()] as Json | undefined;
    if (operation) completeOperation(operation, route, shared.name);
  }
  const schemas = shared.schemas(document);
  const responses = problemResponses(requestId);
  const complete = { ...document, components: { ...document.components, schemas, responses } };
  return oidc ? withProvider(complete, oidc.issuer) : complete;
}

/** Where the organisation's own provider issues tokens, its configuration is named and every operation takes them. */
function withProvider(document: Document, issuer: URL): Document {
  for (const operations of Object.values(document.paths ?? {}))
    for (const operation of Object.values(operations) as Json[]) {
      const ways = operation.security as Json[] | undefined;
      if (ways !== undefined && ways.length > 0) operation.security = [...ways, { provider: [] }];
    }
  const schemes = {
    ...(document.components?.securitySchemes as Json),
    provider: {
      type: 'openIdConnect',
      openIdConnectUrl: `${issuer.href.replace(/\/$/, '')}/.well-known/openid-configuration`,
      description: 'The organisation’s OpenID Connect provider: its tokens are bearer tokens here.',
    },
  };
  return { ...document, components: { ...document.components, securitySchemes: schemes } };
}

function completeOperation(
  operation: Json,
  route: DescribedRoute,
  name: (title: string, schema: Json) => Json,
): void {
  const id = operationIdOf(route.method, route.url);
  const title = `${id[0]?.toUpperCase()}${id.slice(1)}`;
  operation.operationId = id;
  describeAuthority(operation, route);
  if (mayHaveKey(route))
    operation.parameters = [...((operation.parameters as Json[] | undefined) ?? []), idempotencyKey];
  const isRead = route.method === 'GET';
  if (route.config.tagged && isRead)
    operation.parameters = [...((operation.parameters as Json[] | undefined) ?? []), ifNoneMatch];
  const body = operation.requestBody as { required?: boolean; content: Json } | undefined;
  if (body) {
    body.required = !Object.values(body.content).some((media) => mayBeNull((media as Json).schema as Json));
    for (const media of Object.values(body.content) as Json[]) {
      media.schema = name(`${title}Body`, media.schema as Json);
      const example = bodyExamples[id];
      if (example !== undefined) media.example = example;
    }
  }
  const answers = Object.entries((operation.responses ?? {}) as Record<string, Json>).filter(
    ([status]) => !(status in problemStatuses),
  );
  for (const [place, [status, answer]] of answers.entries()) {
    if (answer.description === 'Default Response')
      answer.description = status === '204' ? 'Done' : 'As asked';
    const tag = route.config.tagged && status === '200' ? etag : {};
    answer.headers = { ...requestId, ...tag, ...(answer.headers as Json | undefined) };
    for (const [type, media] of Object.entries((answer.content ?? {}) as Record<string, Json>)) {
      if (type === 'application/json') media.schema = name(`${title}Reply`, media.schema as Json);
      if ((media.schema as Json).$ref === accepted)
        answer.headers = { ...(answer.headers as Json), ...location };
      // Of a route with several answers the first is the usual one.
      const example = place === 0 ? replyExamples[id] : undefined;
      if (example !== undefined) media.example = example;
    }
  }
  operation.responses = Object.fromEntries([
    ...answers,
    ...(route.config.tagged && isRead
      ? [['304', { description: 'It is as the caller has it', headers: { ...requestId, ...etag } }]]
      : []),
    ...problemsOf(route).map((status) => [
      String(status),
      { $ref: `#/components/responses/${problemStatuses[status][0]}` },
    ]),
  ]);
}

/** Whether no body at all will do: a route reads it as null. */
const mayBeNull = ({ anyOf = [] }: { anyOf?: readonly Json[] }): boolean =>
  anyOf.some(({ type }) => type === 'null');

const reachWords = {
  all: 'everybody’s',
  reports: 'his reports’',
  own: 'his own',
  others: 'everybody’s but one’s own',
  unmanaged: 'that of people without a manager',
};

/** Says who may, by the table that the check reads. */
function describeAuthority(operation: Json, { config }: DescribedRoute): void {
  const { action } = config;
  if (action === undefined) return;
  operation['x-wulou-action'] = action;
  if (action === 'anyone') {
    operation.security = [];
    return;
  }
  const may = Object.fromEntries(
    roles.map((role) => [role, reachOf(role, action)] as const).filter(([, reaches]) => reaches.length > 0),
  );
  operation['x-wulou-roles'] = may;
  operation.security = [{ bearer: [] }, { cookie: [] }];
  operation.description = [operation.description, authorityText(action)].filter(Boolean).join('\n\n');
}

function authorityText(action: Action): string {
  const lines = roles.flatMap((role) => {
    const reaches = reachOf(role, action);
    return reaches.length === 0 ? [] : [`${role} (${reaches.map((reach) => reachWords[reach]).join(', ')})`];
  });
  return `May: ${lines.join('; ')}.`;
}
