import rateLimit from '@fastify/rate-limit';
import { fastify } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { Logger } from '../config/logger.ts';
import { reachOf } from '../domain/authority.ts';
import type { Api, Context } from './context.ts';
import { describeApi } from './openapi/describe-api.ts';
import { isPassingFault } from './passing-fault.ts';
import { RequestRefused, sendProblem } from './problem.ts';
import { appraisalCycleRoutes } from './routes/appraisal-cycles.ts';
import { appraisalRoutes } from './routes/appraisals.ts';
import { approvalRoutes } from './routes/approvals.ts';
import { changeRoutes } from './routes/changes.ts';
import { consistencyRoutes } from './routes/consistency.ts';
import { contributionRoutes } from './routes/contributions.ts';
import { correctionRoutes } from './routes/corrections.ts';
import { disbursementRoutes } from './routes/disbursements.ts';
import { employeeRoutes } from './routes/employees.ts';
import { exceptionRoutes } from './routes/exceptions.ts';
import { explanationRoutes } from './routes/explanation.ts';
import { exportRoutes } from './routes/exports.ts';
import { feedbackRoutes } from './routes/feedback.ts';
import { filingRoutes } from './routes/filings.ts';
import { lateResultRoutes } from './routes/late-results.ts';
import { loginRoutes } from './routes/login.ts';
import { mineRoutes } from './routes/mine.ts';
import { policyRoutes } from './routes/policies.ts';
import { proposalRoutes } from './routes/proposals.ts';
import { runItemRoutes } from './routes/run-items.ts';
import { salaryListRoutes } from './routes/salary-lists.ts';
import { salaryPolicyRoutes } from './routes/salary-policies.ts';
import { scoreSheetRoutes } from './routes/score-sheets.ts';
import { settingsRoutes } from './routes/settings.ts';
import { taskRoutes } from './routes/tasks.ts';
import { templateRoutes } from './routes/templates.ts';
import { userRoutes } from './routes/users.ts';
import { wakeRoutes } from './routes/wake.ts';
import { personOfToken } from './sessions.ts';

/** The HTTP interface, not yet listening. */
export async function createApi(context: Context, logger: Logger): Promise<Api> {
  const app = fastify({
    loggerInstance: logger,
    disableRequestLogging: true,
    bodyLimit: 1024 * 1024,
    requestTimeout: 600_000,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>() as unknown as Api;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  // Files come as raw bytes and are streamed to disk by the route.
  app.addContentTypeParser(['application/octet-stream', 'text/csv'], (_request, payload, done) =>
    done(null, payload),
  );

  await app.register(rateLimit, { global: false });
  await describeApi(app);
  app.get('/health', { config: { action: 'anyone' }, schema: { hide: true } }, async () => {
    await context.database.sql`select 1`;
    return { status: 'ok' };
  });

  app.decorateRequest('person', null);
  app.addHook('onRequest', async (request, reply) => {
    const { action } = request.routeOptions.config;
    if (request.is404 || action === 'anyone' || request.routeOptions.url?.startsWith('/docs')) return;
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    request.person = token === undefined ? null : await personOfToken(context.database.sql, token);
    if (!request.person) {
      reply.header('www-authenticate', 'Bearer');
      return sendProblem(reply, {
        status: 401,
        code: 'login_needed',
        detail: 'Log in at POST /v1/login and send the token as a bearer token. 请先登录。',
      });
    }
    // A route that names no action is open to nobody.
    if (action === undefined || reachOf(request.person.role, action).length === 0) {
      return sendProblem(reply, {
        status: 403,
        code: 'not_allowed',
        detail: `The role ${request.person.role} may not do this. 该角色无此权限。`,
      });
    }
  });

  app.setErrorHandler((error, request, reply) => {
    if (error instanceof RequestRefused) return sendProblem(reply, error.refusal);
    if (hasZodFastifySchemaValidationErrors(error)) {
      const detail = error.validation
        .map((issue) => `${error.validationContext}${issue.instancePath}: ${issue.message}`)
        .join('; ');
      return sendProblem(reply, { status: 400, code: 'invalid_request', detail });
    }
    const status = (error as { statusCode?: number }).statusCode;
    if (status !== undefined && status >= 400 && status < 500) {
      const code =
        status === 429
          ? 'too_many_requests'
          : status === 413
            ? 'body_too_large'
            : status === 415
              ? 'media_type'
              : 'invalid_request';
      return sendProblem(reply, { status, code, detail: (error as Error).message });
    }
    request.log.error(
      {
        code: (error as { code?: string }).code,
        name: (error as Error).name,
        url: request.routeOptions.url,
        message: safeMessage(error),
      },
      'request failed',
    );
    if (!isPassingFault(error))
      return sendProblem(reply, {
        status: 500,
        code: 'internal',
        detail:
          'This is a bug of ours: the log has it under the request id. Nothing of the request was done. 系统内部错误。',
      });
    return sendProblem(reply, {
      status: 503,
      code: 'temporarily_unavailable',
      detail:
        'Something this needs does not answer just now. Try the same request again. 暂时无法处理，请重试。',
    });
  });
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, {
      status: 404,
      code: 'not_found',
      detail: 'There is nothing at this address. See /docs.',
    }),
  );

  for (const routes of [
    loginRoutes,
    policyRoutes,
    settingsRoutes,
    employeeRoutes,
    contributionRoutes,
    disbursementRoutes,
    runItemRoutes,
    approvalRoutes,
    correctionRoutes,
    exceptionRoutes,
    exportRoutes,
    mineRoutes,
    changeRoutes,
    filingRoutes,
    explanationRoutes,
    consistencyRoutes,
    appraisalCycleRoutes,
    appraisalRoutes,
    templateRoutes,
    wakeRoutes,
    salaryListRoutes,
    salaryPolicyRoutes,
    proposalRoutes,
    lateResultRoutes,
    userRoutes,
    feedbackRoutes,
    taskRoutes,
    scoreSheetRoutes,
  ]) {
    await app.register(async (scope) => routes(scope as unknown as Api, context));
  }
  return app;
}

/** PostgreSQL's own words name tables and columns, never values; other messages may hold what a user sent. */
function safeMessage(error: unknown): string | undefined {
  return error instanceof Error && error.name === 'PostgresError' ? error.message : undefined;
}
