import type { Api, Context } from '../context.ts';
import { loginPage, loginPagePolicy, loginScript, loginStyle } from '../http/login-page.ts';

/** A page to log in with a browser, for the Temporal UI: nobody needs it but people. */
export function loginPageRoutes(app: Api, { auth, temporalUi }: Context): void {
  const page = () => loginPage({ temporalUi, passwords: auth.localLogin, provider: auth.oidc !== null });
  for (const [url, type, text] of [
    ['/login', 'text/html', page],
    ['/login/page.js', 'text/javascript', () => loginScript],
    ['/login/page.css', 'text/css', () => loginStyle],
  ] as const)
    app.get(url, { config: { action: 'anyone' }, schema: { hide: true } }, async (_request, reply) =>
      reply
        .header('content-security-policy', loginPagePolicy)
        .header('content-type', `${type}; charset=utf-8`)
        .send(text()),
    );
}
