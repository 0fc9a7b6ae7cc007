import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { roles } from '../../domain/roles.ts';
import { loginByPassword, type PasswordLogin } from '../auth/password-login.ts';
import { longestPassword } from '../auth/passwords.ts';
import { refuseCrossSite, setCookie } from '../auth/session-cookie.ts';
import type { Api, Context } from '../context.ts';
import { moment, text, words } from '../fields.ts';
import { problemSchema, refuse } from '../problem.ts';
import { createTurns } from '../turns.ts';

/** A whole organisation may log in from one address: what is bounded there is how often it fails. */
const attemptsOfUser = 60;
const failuresOfAddress = 60;
const timeWindow = '1 minute';
/**
 * Attempts that are judged at once. Bounded, as the failures of an address are looked at before a password is and
 * counted after: beyond the limit come only those that were being judged already.
 */
const judgedAtOnce = 4;

interface Given {
  readonly username: string;
  readonly password: string;
}

const loginBody = z.strictObject({
  // An employee number is printed in capitals; user names are in lower case.
  username: words(100).toLowerCase(),
  password: text(longestPassword, 1),
});

const loginReply = z.object({
  role: z.enum(roles),
  expiresAt: moment,
  passwordChangeNeeded: z
    .boolean()
    .describe('nothing is possible before `POST /v1/me/password`: somebody else was told this password'),
});

const sessionWords =
  'A session ends when it is not used for half an hour, and after 12 hours however much it is used (the operator may set both otherwise).';

export function loginRoutes(app: Api, { database, auth }: Context): void {
  const countAttempt = app.createRateLimit({
    max: attemptsOfUser,
    timeWindow,
    keyGenerator: (request) => `${request.ip} ${(request.body as { username: string }).username}`,
  });
  const countFailure = app.createRateLimit({ max: failuresOfAddress, timeWindow });
  const inTurn = createTurns(judgedAtOnce);

  async function judge(request: FastifyRequest, reply: FastifyReply, given: Given): Promise<PasswordLogin> {
    if (!auth.localLogin)
      refuse(
        403,
        'local_login_off',
        'People log in at the OpenID provider: GET /v1/oidc/login. 本地登录已关闭，请使用统一身份认证。',
      );
    reply.header('cache-control', 'no-store');
    const attempts = await countAttempt(request);
    if (!attempts.isAllowed && attempts.isExceeded) tooMany(reply, attempts.ttlInSeconds);
    return inTurn(async () => {
      const failures = await countFailure(request, { increment: false });
      if (!failures.isAllowed && failures.remaining === 0) tooMany(reply, failures.ttlInSeconds);
      const userAgent = request.headers['user-agent'] ?? null;
      const login = await loginByPassword(database.sql, auth, { ...given, userAgent });
      if (login) return login;
      await countFailure(request);
      return refuse(
        401,
        'login_failed',
        'User name or password is wrong, or the account is locked for some minutes. 用户名或密码错误。',
      );
    });
  }

  app.post(
    '/v1/login',
    {
      config: { action: 'anyone' },
      schema: {
        summary: 'Log in by password, for programs: the session is a bearer token',
        description: sessionWords,
        tags: ['identity'],
        body: loginBody,
        response: {
          200: loginReply.extend({ token: z.string() }),
          401: problemSchema,
          403: problemSchema,
          429: problemSchema,
        },
      },
    },
    async (request, reply) => judge(request, reply, request.body),
  );

  app.post(
    '/v1/login/cookie',
    {
      config: { action: 'anyone' },
      schema: {
        summary: 'Log in by password, for browsers: the session is a cookie that pages cannot read',
        description: sessionWords,
        tags: ['identity'],
        body: loginBody,
        response: { 200: loginReply, 401: problemSchema, 403: problemSchema, 429: problemSchema },
      },
    },
    async (request, reply) => {
      refuseCrossSite(request, auth);
      const { token, ...login } = await judge(request, reply, request.body);
      setCookie(request, reply, auth, { name: 'session', value: token, seconds: auth.sessionHours * 3600 });
      return login;
    },
  );
}

function tooMany(reply: FastifyReply, seconds: number): never {
  reply.header('retry-after', seconds);
  return refuse(
    429,
    'too_many_requests',
    `Too many attempts to log in: try again in ${seconds} seconds. 登录尝试过多，请稍候再试。`,
  );
}
