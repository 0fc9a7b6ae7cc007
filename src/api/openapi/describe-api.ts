import swagger from '@fastify/swagger';
import swaggerUi, { type FastifySwaggerUiOptions } from '@fastify/swagger-ui';
import type { FastifySchema } from 'fastify';
import { createJsonSchemaTransformObject, jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { OidcSettings } from '../auth/auth-settings.ts';
import type { Api } from '../context.ts';
import { webhooksOfDocument } from '../webhook-messages.ts';
import { completeDocument } from './complete-document.ts';
import type { Document } from './components.ts';
import { information } from './information.ts';
import { problemStatuses } from './problems.ts';
import type { DescribedRoute } from './route.ts';

const withComponents = createJsonSchemaTransformObject({});

/**
 * The document at `/openapi.json`, and pages to read it at `/docs`. Made from the routes that are added after this:
 * what is the same for all of them (refusals, log-in, ids, examples) is written here once.
 * @param oidc the provider whose tokens are taken too; null: none.
 */
export async function describeApi(
  app: Api,
  oidc: Pick<OidcSettings, 'issuer'> | null,
  pages: Partial<FastifySwaggerUiOptions> = {},
): Promise<void> {
  const routes: DescribedRoute[] = [];
  app.addHook('onRoute', ({ method, url, config = {}, schema }) => {
    if (!schema || schema.hide) return;
    for (const one of [method].flat()) if (one !== 'HEAD') routes.push({ method: one, url, config, schema });
  });
  await app.register(swagger, {
    openapi: { ...information, webhooks: webhooksOfDocument() as never },
    transform: (route) => jsonSchemaTransform({ ...route, schema: withoutProblems(route.schema) }),
    transformObject: (made) => {
      const document = withComponents(made as Parameters<typeof withComponents>[0]);
      return completeDocument(document as unknown as Document, routes, oidc) as never;
    },
  });
  await app.register(swaggerUi, { routePrefix: '/docs', ...pages });
  app.get('/openapi.json', { config: { action: 'anyone' }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
}

/** Problems are described once for all routes. */
function withoutProblems(schema: FastifySchema | undefined): FastifySchema {
  const { response, ...rest } = schema ?? {};
  const answers = Object.entries((response ?? {}) as Record<string, unknown>).filter(
    ([status]) => !(status in problemStatuses),
  );
  return { ...rest, ...(answers.length === 0 ? {} : { response: Object.fromEntries(answers) }) };
}
