import cookie from '@fastify/cookie';
import type { Logger } from '../config/logger.ts';
import type { Action } from '../domain/authority.ts';
import { createReadiness, databaseChecks } from '../telemetry/readiness.ts';
import { createIdentify, refusalOf } from './auth/identify.ts';
import type { Api, Context } from './context.ts';
import { serveEventStreams } from './events/event-streams.ts';
import { type HttpSettings, usualHttpSettings } from './http/http-settings.ts';
import { keepReplies } from './http/idempotency.ts';
import { keepOperations } from './http/operations.ts';
import { answerProbes } from './http/probes.ts';
import { measureRequests } from './http/request-metrics.ts';
import { traceRequests } from './http/request-span.ts';
import { docsContentPolicy } from './http/security-headers.ts';
import { createServer } from './http/server.ts';
import { describeApi } from './openapi/describe-api.ts';
import { sendProblem } from './problem.ts';
import { isDocumentation, keepRouteActions } from './route-actions.ts';
import { appraisalCycleRoutes } from './routes/appraisal-cycles.ts';
import { appraisalRoutes } from './routes/appraisals.ts';
import { approvalRoutes } from './routes/approvals.ts';
import { archiveRoutes } from './routes/archives.ts';
import { auditRoutes } from './routes/audit.ts';
import { changeRoutes } from './routes/changes.ts';
import { consistencyRoutes } from './routes/consistency.ts';
import { contributionRoutes } from './routes/contributions.ts';
import { correctionRoutes } from './routes/corrections.ts';
import { cycleEventRoutes } from './routes/cycle-events.ts';
import { disbursementRoutes } from './routes/disbursements.ts';
import { employeeRecordRoutes } from './routes/employee-records.ts';
import { employeeRoutes } from './routes/employees.ts';
import { exceptionRoutes } from './routes/exceptions.ts';
import { explanationRoutes } from './routes/explanation.ts';
import { exportRoutes } from './routes/exports.ts';
import { feedbackRoutes } from './routes/feedback.ts';
import { filingRoutes } from './routes/filings.ts';
import { lateResultRoutes } from './routes/late-results.ts';
import { loginRoutes } from './routes/login.ts';
import { loginPageRoutes } from './routes/login-page.ts';
import { meRoutes } from './routes/me.ts';
import { mineRoutes } from './routes/mine.ts';
import { oidcRoutes } from './routes/oidc.ts';
import { operationRoutes } from './routes/operations.ts';
import { payloadRoutes } from './routes/payloads.ts';
import { policyRoutes } from './routes/policies.ts';
import { privateDataRoutes } from './routes/private-data.ts';
import { proposalRoutes } from './routes/proposals.ts';
import { runEventRoutes } from './routes/run-events.ts';
import { runItemRoutes } from './routes/run-items.ts';
import { runPauseRoutes } from './routes/run-pauses.ts';
import { salaryListRoutes } from './routes/salary-lists.ts';
import { salaryPolicyRoutes } from './routes/salary-policies.ts';
import { scoreSheetRoutes } from './routes/score-sheets.ts';
import { serviceAccountRoutes } from './routes/service-accounts.ts';
import { settingsRoutes } from './routes/settings.ts';
import { taskRoutes } from './routes/tasks.ts';
import { templateRoutes } from './routes/templates.ts';
import { userSessionRoutes } from './routes/user-sessions.ts';
import { userRoutes } from './routes/users.ts';
import { wakeRoutes } from './routes/wake.ts';
import { webhookDeliveryRoutes } from './routes/webhook-deliveries.ts';
import { webhookEventTypeRoutes } from './routes/webhook-event-types.ts';
import { webhookRoutes } from './routes/webhooks.ts';

/** The HTTP interface, not yet listening. */
export async function createApi(
  context: Context,
  logger: Logger,
  settings: HttpSettings = usualHttpSettings,
): Promise<Api> {
  const { app, countRequest } = await createServer(logger, settings);
  keepRouteActions(app);
  await app.register(cookie);
  await describeApi(app, context.auth.oidc, { staticCSP: docsContentPolicy });
  if (context.traced) traceRequests(app);
  if (context.metrics) measureRequests(app, context.metrics);
  answerProbes(app, context.readiness ?? createReadiness(databaseChecks(context.database.sql)));

  const identify = createIdentify(context);
  app.decorateRequest('person', null);
  app.addHook('onRequest', async (request, reply) => {
    const { action } = request.routeOptions.config;
    const isOpen = action === 'anyone' || isDocumentation(request.routeOptions.url);
    const identified = isOpen ? null : await identify(request);
    request.person = identified && 'person' in identified ? identified.person : null;
    await countRequest(request, reply);
    if (isOpen || !identified) return;
    if ('refusal' in identified) {
      if (identified.refusal.status === 401) reply.header('www-authenticate', 'Bearer');
      return sendProblem(reply, identified.refusal);
    }
    const refusal = refusalOf(identified.person, action);
    if (refusal) return sendProblem(reply, refusal);
  });

  keepReplies(app, context, settings);
  keepOperations(app, context, settings);
  app.decorate('uploadsFolder', settings.uploadsFolder);
  serveEventStreams(app, settings.streams, async (request) => {
    const again = await identify(request, { notesUse: false });
    return (
      'person' in again && refusalOf(again.person, request.routeOptions.config.action as Action) === null
    );
  });

  for (const routes of [
    loginRoutes,
    loginPageRoutes,
    oidcRoutes,
    meRoutes,
    policyRoutes,
    settingsRoutes,
    employeeRoutes,
    employeeRecordRoutes,
    privateDataRoutes,
    contributionRoutes,
    disbursementRoutes,
    runItemRoutes,
    runEventRoutes,
    runPauseRoutes,
    approvalRoutes,
    correctionRoutes,
    exceptionRoutes,
    exportRoutes,
    mineRoutes,
    changeRoutes,
    filingRoutes,
    explanationRoutes,
    auditRoutes,
    consistencyRoutes,
    appraisalCycleRoutes,
    cycleEventRoutes,
    operationRoutes,
    appraisalRoutes,
    templateRoutes,
    wakeRoutes,
    payloadRoutes,
    salaryListRoutes,
    salaryPolicyRoutes,
    proposalRoutes,
    lateResultRoutes,
    userRoutes,
    userSessionRoutes,
    serviceAccountRoutes,
    feedbackRoutes,
    taskRoutes,
    scoreSheetRoutes,
    webhookRoutes,
    webhookDeliveryRoutes,
    webhookEventTypeRoutes,
    archiveRoutes,
  ]) {
    await app.register(async (scope) => routes(scope as unknown as Api, context));
  }
  return app;
}
