import { type Action, reachOf } from '../../domain/authority.ts';
import { roles } from '../../domain/roles.ts';
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

/** Adds what is the same for all operations, and what follows from a route's method, address and action. */
export function completeDocument(document: Document, routes: readonly DescribedRoute[]): Document {
  const shared = components(document);
  for (const route of routes) {
    const address = route.url.replaceAll(/:(\w+)/g, '{$1}');
    const operation = document.paths?.[address]?.[route.method.toLowerCase()] as Json | undefined;
    if (operation) completeOperation(operation, route, shared.name);
  }
  const schemas = shared.schemas(document);
  const responses = problemResponses(requestId);
  return { ...document, components: { ...document.components, schemas, responses } };
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
  const body = operation.requestBody as { required?: boolean; content: Json } | undefined;
  if (body) {
    body.required ??= true;
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
    answer.headers = { ...requestId, ...(answer.headers as Json | undefined) };
    for (const [type, media] of Object.entries((answer.content ?? {}) as Record<string, Json>)) {
      if (type === 'application/json') media.schema = name(`${title}Reply`, media.schema as Json);
      // Of a route with several answers the first is the usual one.
      const example = place === 0 ? replyExamples[id] : undefined;
      if (example !== undefined) media.example = example;
    }
  }
  operation.responses = Object.fromEntries([
    ...answers,
    ...problemsOf(route).map((status) => [
      String(status),
      { $ref: `#/components/responses/${problemStatuses[status][0]}` },
    ]),
  ]);
}

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
