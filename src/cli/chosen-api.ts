import { type Client, createClient } from '../client/client.ts';
import { dataOf } from '../client/refusal.ts';
import { readEnvironment } from '../config/environment.ts';
import { runningHome } from './home.ts';
import { createHomeApi } from './home-api.ts';
import { UserError } from './user-error.ts';

export interface ChosenApi {
  /** As the login that is named; where a token says who it is, as that one. */
  as(username: string): Client;
  /** Who `as` is then. */
  nameOf(username: string): Promise<string>;
}

/**
 * The API that commands go to: that of WULOU_API_URL, as whom the token WULOU_TOKEN is; else that of the stack which runs
 * on the home, as any of its logins.
 */
export async function chosenApi(option: string | undefined): Promise<ChosenApi> {
  const { WULOU_API_URL: baseUrl, WULOU_TOKEN: token } = readEnvironment();
  if (option !== undefined || baseUrl === undefined) {
    const { home, description } = await runningHome(option);
    const api = createHomeApi(description.api.url, home);
    return { as: (username) => api.as(username), nameOf: async (username) => username };
  }
  if (token === undefined)
    throw new UserError(
      `WULOU_API_URL is ${baseUrl}, and nothing says who asks: set WULOU_TOKEN, from \`POST /v1/login\` or as a service key (docs/identity.md). 请设置 WULOU_TOKEN。`,
    );
  const client = createClient({ baseUrl, credential: () => ({ token }) });
  return { as: () => client, nameOf: async () => (await dataOf(client.GET('/v1/me'))).username };
}
