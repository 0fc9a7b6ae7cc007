import { pino } from 'pino';
import { createApi } from '../src/api/app.ts';
import { type AuthSettings, embeddedAuthSettings } from '../src/api/auth/auth-settings.ts';
import type { Context } from '../src/api/context.ts';

/** The OpenAPI document as the app itself gives it at `/openapi.json`: no database, Temporal or port is needed. */
export async function openApiDocument(auth: AuthSettings = embeddedAuthSettings): Promise<object> {
  const app = await createApi(routesOnly(auth), pino({ level: 'silent' }));
  try {
    await app.ready();
    return app.swagger();
  } finally {
    await app.close();
  }
}

/** Routes are declared with it, and none is called: whatever a handler would reach is not there. */
function routesOnly(auth: AuthSettings): Context {
  const nothing = () => {
    throw new Error('assertion failed: a document is made from routes, not by calling them');
  };
  return new Proxy({} as Context, {
    get: (_target, part) => {
      if (part === 'maxFileBytes') return 1;
      return part === 'auth' ? auth : new Proxy(nothing, { get: () => nothing });
    },
  });
}
