/* The one page of the API for people: logging in by password, until there is a console. No framework, nothing of others. */

/** Nothing but the page's own script and style, which come from here. */
export const loginPagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export interface LoginPage {
  /** Where the Temporal UI is, if it is known. */
  readonly temporalUi: string | null;
  readonly passwords: boolean;
  readonly provider: boolean;
}

export function loginPage({ temporalUi, passwords, provider }: LoginPage): string {
  const form = `<form id="form">
      <label>User name 用户名 <input id="username" autocomplete="username" required maxlength="100" autofocus></label>
      <label>Password 密码 <input id="password" type="password" autocomplete="current-password" required></label>
      <button>Log in 登录</button>
    </form>`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Wulou: log in 登录</title>
    <link rel="stylesheet" href="/login/page.css">
    <script src="/login/page.js" defer></script>
  </head>
  <body>
    <h1>Wulou</h1>
    <p id="who" role="status"></p>
    ${passwords ? form : ''}
    ${provider ? '<p><a href="/v1/oidc/login">Log in at the OpenID provider 统一身份认证登录</a></p>' : ''}
    <p><button id="logout" hidden>Log out 退出</button></p>
    ${temporalUi ? `<p><a href="${escaped(temporalUi)}">Temporal UI</a>: shows payloads decoded to operations and auditors who are logged in. 运维与审计登录后可查看解密内容。</p>` : ''}
    <p><a href="/docs">API</a></p>
  </body>
</html>
`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

export const loginStyle = `body { font: 16px/1.5 system-ui, sans-serif; max-width: 28rem; margin: 4rem auto; padding: 0 1rem; }
label { display: block; margin: 0.75rem 0; }
input { display: block; width: 100%; font: inherit; padding: 0.4rem; box-sizing: border-box; }
button { font: inherit; padding: 0.4rem 1.2rem; }
`;

/** In the browser. What the API says is shown as text, never as markup. */
export const loginScript = `const part = (id) => document.getElementById(id);
const say = (text) => { part('who').textContent = text; };
const post = (path, body) => fetch(path, {
  method: 'POST',
  headers: body ? { 'content-type': 'application/json' } : {},
  body: body ? JSON.stringify(body) : undefined,
});
async function show() {
  const reply = await fetch('/v1/me');
  const isIn = reply.ok;
  const me = isIn ? await reply.json() : null;
  say(isIn ? 'Logged in as ' + me.username + ' (' + me.role + '). 已登录。'
    + (me.passwordChangeNeeded ? ' The password must be changed first: POST /v1/me/password. 请先修改密码。' : '') : '');
  if (part('form')) part('form').hidden = isIn;
  part('logout').hidden = !isIn;
}
part('form')?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const reply = await post('/v1/login/cookie', { username: part('username').value, password: part('password').value });
  part('password').value = '';
  if (reply.ok) return show();
  const problem = await reply.json().catch(() => null);
  say(problem?.detail ?? 'This did not work: ' + reply.status + '. 登录失败。');
});
part('logout').addEventListener('click', async () => {
  const reply = await post('/v1/logout');
  const elsewhere = reply.status === 200 ? (await reply.json()).endSessionUrl : null;
  if (elsewhere) location.assign(elsewhere);
  else await show();
});
show();
`;
