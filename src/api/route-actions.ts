import type { Action } from '../domain/authority.ts';
import type { Api } from './context.ts';

/** What a route does, by the name in the authority table. */
export interface RouteAction {
  readonly method: string;
  /** With parameters as `:name`. */
  readonly url: string;
  readonly action: Action | 'anyone';
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route with what it does; the pages of the documentation are everybody's. */
    routeActions: readonly RouteAction[];
  }
}

export const isDocumentation = (url: string | undefined): boolean =>
  url !== undefined && /^\/docs(\/|$)/.test(url);

/** Keeps which route does what. A route that names no action stops the start: nobody could be told who may call it. */
export function keepRouteActions(app: Api): void {
  const known: RouteAction[] = [];
  app.decorate('routeActions', known);
  app.addHook('onRoute', ({ method, url, config }) => {
    if (isDocumentation(url)) return;
    const action = config?.action;
    if (action === undefined) throw new Error(`assertion failed: ${method} ${url} names no action`);
    for (const one of [method].flat()) if (one !== 'HEAD') known.push({ method: one, url, action });
  });
}
