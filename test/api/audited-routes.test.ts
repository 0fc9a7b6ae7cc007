import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

/*
 * Everything that a caller changes leaves an event in the trail. A new route that changes something fails here until it
 * is listed with its event, and with where that is written.
 */

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(resolve(root, path), 'utf8');

interface Written {
  /** What the trail calls it. */
  readonly event: string;
  /** Below src/. */
  readonly file: string;
  /** How the event stands there, where it is put together from parts. */
  readonly as?: string;
}

const at = (event: string, file: string, as?: string): Written => ({ event, file, ...(as ? { as } : {}) });

const db = 'db/queries';
const appraisals = `${db}/appraisals`;
const webhooks = `${db}/webhooks`;
const people = `${db}/people`;

const events: Readonly<Record<string, Written | 'changes nothing'>> = {
  'POST /v1/appraisal-cycles': at('cycle_opened', `${appraisals}/cycles.ts`),
  'POST /v1/appraisal-cycles/{cycleId}/appraisals': at('appraisal_added', 'api/routes/appraisal-cycles.ts'),
  'POST /v1/appraisal-cycles/{cycleId}/release': at('results_released', `${appraisals}/results.ts`),
  'POST /v1/appraisal-cycles/{cycleId}/salary-list/approve': at(
    'approve_raises',
    `${db}/raises/salary-lists.ts`,
    '_raises`',
  ),
  'POST /v1/appraisal-cycles/{cycleId}/salary-list/redraw': at(
    'salary_list_redrawn',
    `${db}/raises/salary-lists.ts`,
  ),
  'POST /v1/appraisal-cycles/{cycleId}/salary-list/reject': at(
    'reject_raises',
    `${db}/raises/salary-lists.ts`,
    '_raises`',
  ),
  'POST /v1/appraisal-cycles/{cycleId}/settle-late-results': at(
    'results_too_late_settled',
    `${db}/bases/late-results.ts`,
  ),
  'POST /v1/appraisal-cycles/{cycleId}/wake': at('woken', 'api/routes/wake.ts'),
  'POST /v1/appraisal-templates': at('template_added', `${appraisals}/appraisal-templates.ts`),
  'POST /v1/appraisals/{appraisalId}/appeal': at('appeal_filed', `${appraisals}/appraisal-appeals.ts`),
  'POST /v1/appraisals/{appraisalId}/appeal/decide': at(
    'appeal_upheld',
    `${appraisals}/appraisal-appeals.ts`,
    '`appeal_$',
  ),
  'POST /v1/appraisals/{appraisalId}/calibrate': at('calibrated', `${appraisals}/appraisal-calibration.ts`),
  'POST /v1/appraisals/{appraisalId}/evaluator': at(
    'evaluator_changed',
    `${appraisals}/appraisal-evaluators.ts`,
  ),
  'POST /v1/appraisals/{appraisalId}/feedback': at('feedback_given', `${appraisals}/feedback.ts`),
  'POST /v1/appraisals/{appraisalId}/goals': at('goals_set', `${appraisals}/appraisal-goals.ts`),
  'POST /v1/appraisals/{appraisalId}/goals/confirm': at(
    'goals_confirmed',
    `${appraisals}/appraisal-goals.ts`,
    '`goals_$',
  ),
  'POST /v1/appraisals/{appraisalId}/goals/send-back': at(
    'goals_sent_back',
    `${appraisals}/appraisal-goals.ts`,
    '`goals_$',
  ),
  'POST /v1/appraisals/{appraisalId}/scores': at('scores_given', `${appraisals}/appraisal-scores.ts`),
  'POST /v1/appraisals/{appraisalId}/wake': at('woken', 'api/routes/wake.ts'),
  'POST /v1/archives/key': at('archive_key_read', 'api/routes/archives.ts'),
  'POST /v1/changes': at('change_entered', `${db}/changes/enter-change.ts`),
  'POST /v1/changes/{id}/approve': at('change_approved', `${db}/changes/decide-change.ts`),
  'POST /v1/changes/{id}/reject': at('change_rejected', `${db}/changes/decide-change.ts`),
  'POST /v1/changes/{id}/retry': at('change_retried', 'api/routes/changes.ts'),
  'POST /v1/changes/{id}/withdraw': at('change_withdrawn', `${db}/changes/decide-change.ts`),
  // Payloads hold ids, counts and digests: nothing that is recorded when it is read.
  'POST /v1/codec/decode': 'changes nothing',
  'POST /v1/codec/encode': 'changes nothing',
  'POST /v1/contributions': at('contributions_uploaded', `${db}/disbursement/import-contributions.ts`),
  'POST /v1/disbursements': at('run_started', `${db}/disbursement/runs.ts`),
  'POST /v1/disbursements/preview': 'changes nothing',
  'POST /v1/disbursements/{runId}/acknowledge-variance': at(
    'acknowledge_variance',
    `${db}/disbursement/approvals.ts`,
  ),
  'POST /v1/disbursements/{runId}/approve': at(
    'approve',
    `${db}/disbursement/approvals.ts`,
    'wanted.decision}',
  ),
  'POST /v1/disbursements/{runId}/cancel': at('run_cancelled', `${db}/disbursement/close-run.ts`),
  'POST /v1/disbursements/{runId}/corrections': at('item_corrected', `${db}/disbursement/corrections.ts`),
  'POST /v1/disbursements/{runId}/end-corrections': at('corrections_end_asked', 'api/routes/approvals.ts'),
  'POST /v1/disbursements/{runId}/pause': at('run_paused', `${db}/disbursement/pauses.ts`),
  'POST /v1/disbursements/{runId}/reject': at(
    'reject',
    `${db}/disbursement/approvals.ts`,
    'wanted.decision}',
  ),
  'POST /v1/disbursements/{runId}/resume': at('run_resumed', `${db}/disbursement/pauses.ts`),
  'POST /v1/employees/import': at('employees_imported', `${people}/import-employees.ts`),
  'POST /v1/employees/{employeeNo}/account/release': at(
    'account_released',
    `${db}/disbursement/corrections.ts`,
  ),
  'POST /v1/employees/{employeeNo}/private-data': at('private_data_read', 'api/routes/private-data.ts'),
  'POST /v1/exceptions/{exceptionId}/resolve': at(
    'exception_resolved',
    `${db}/disbursement/exceptions.ts`,
    '`exception_$',
  ),
  'POST /v1/feedback/{feedbackId}/answer': at('feedback_answered', `${appraisals}/feedback.ts`),
  'POST /v1/feedback/{feedbackId}/links': at('feedback_linked', `${appraisals}/feedback.ts`),
  'POST /v1/filings/{id}/refile': at('filing_refiled', `${db}/bases/refused-filings.ts`),
  'POST /v1/filings/{id}/settle': at('filing_settled', `${db}/bases/refused-filings.ts`),
  'POST /v1/login': at('login', 'api/auth/sessions.ts'),
  'POST /v1/login/cookie': at('login', 'api/auth/sessions.ts'),
  'POST /v1/logout': at('logout', 'api/routes/me.ts'),
  'POST /v1/me/password': at('password_changed', 'api/auth/change-password.ts'),
  'DELETE /v1/me/sessions': at('sessions_ended', 'api/routes/me.ts'),
  'DELETE /v1/me/sessions/{session}': at('session_ended', 'api/routes/me.ts'),
  'POST /v1/programmes': at('programme_added', 'api/routes/policies.ts'),
  'POST /v1/programmes/{code}/policies': at('policy_proposed', `${db}/proposals/propose.ts`, '_proposed`'),
  'POST /v1/proposals/{proposalId}/approve': at(
    'proposal_approved',
    `${db}/proposals/decide-proposal.ts`,
    '`proposal_$',
  ),
  'POST /v1/proposals/{proposalId}/reject': at(
    'proposal_rejected',
    `${db}/proposals/decide-proposal.ts`,
    '`proposal_$',
  ),
  'POST /v1/proposals/{proposalId}/withdraw': at(
    'proposal_withdrawn',
    `${db}/proposals/decide-proposal.ts`,
    '`proposal_$',
  ),
  'POST /v1/salary-policies': at('salary_policy_proposed', `${db}/proposals/propose.ts`, '_proposed`'),
  'POST /v1/score-sheets': at('score_sheet_loaded', `${appraisals}/score-sheets.ts`),
  'POST /v1/service-accounts': at('service_account_added', `${people}/service-accounts.ts`),
  'POST /v1/service-accounts/{name}/keys': at('api_key_made', `${people}/service-accounts.ts`),
  'DELETE /v1/service-accounts/{name}/keys/{keyId}': at('api_key_revoked', `${people}/service-accounts.ts`),
  'PATCH /v1/settings': at('settings_changed', 'api/routes/settings.ts'),
  'POST /v1/settings/proposals': at('settings_proposed', `${db}/proposals/propose.ts`, '_proposed`'),
  'POST /v1/users/provision': at('user_added', `${people}/users.ts`),
  'POST /v1/users/{username}/deactivate': at('user_deactivated', `${people}/users.ts`),
  'POST /v1/users/{username}/end-sessions': at('sessions_revoked', 'api/routes/user-sessions.ts'),
  'POST /v1/users/{username}/link': at('user_linked', `${people}/link-user.ts`),
  'POST /v1/users/{username}/reset-password': at('password_reset', `${people}/users.ts`),
  'POST /v1/users/{username}/unlock': at('login_unlocked', `${people}/user-locks.ts`),
  'POST /v1/webhooks': at('webhook_added', `${webhooks}/endpoints.ts`),
  'DELETE /v1/webhooks/{id}': at('webhook_deleted', `${webhooks}/endpoints.ts`),
  'PATCH /v1/webhooks/{id}': at('webhook_changed', `${webhooks}/endpoints.ts`),
  'POST /v1/webhooks/{id}/amounts': at('webhook_amounts_allowed', `${webhooks}/endpoints.ts`),
  'POST /v1/webhooks/{id}/pause': at('webhook_paused', `${webhooks}/endpoints.ts`),
  'POST /v1/webhooks/{id}/replay': at('webhook_replayed', `${webhooks}/replay.ts`),
  'POST /v1/webhooks/{id}/resume': at('webhook_resumed', `${webhooks}/endpoints.ts`),
  'POST /v1/webhooks/{id}/rotate-secret': at('webhook_secret_rotated', `${webhooks}/endpoints.ts`),
  'POST /v1/webhooks/{id}/test': at('webhook_tested', `${webhooks}/replay.ts`),
};

/** What is read that nobody may read unnoticed. */
const reads: Readonly<Record<string, Written>> = {
  'GET /v1/disbursements/{runId}/payment-files/{fileId}': at('payment_file_read', 'api/routes/exports.ts'),
  'GET /v1/bank/ledger': at('bank_ledger_read', 'api/routes/exports.ts'),
};

const document = JSON.parse(read('src/client/openapi.json')) as {
  paths: Record<string, Record<string, unknown>>;
};
const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

test('every route that changes something is listed with the event that it leaves', () => {
  const changing = routes.filter((route) => !route.startsWith('GET '));
  expect(changing.length).toBeGreaterThan(70);
  expect(Object.keys(events).sort()).toEqual(changing.sort());
  expect(Object.keys(reads).filter((route) => !routes.includes(route))).toEqual([]);
});

test('each event is written where the list says', () => {
  const missing = [...Object.entries(events), ...Object.entries(reads)].filter(([, written]) => {
    if (written === 'changes nothing') return false;
    const text = read(`src/${written.file}`);
    return !text.includes(written.as ?? `'${written.event}'`);
  });
  expect(missing).toEqual([]);
});

test('log-ins that fail are there too, and what operators do by command', () => {
  for (const [event, file] of [
    ['login_failed', 'src/api/auth/password-login.ts'],
    ['login_locked', 'src/api/auth/password-login.ts'],
    ['login_refused', 'src/api/auth/oidc/oidc-login.ts'],
    ['api_key_revoked', 'src/db/queries/people/users.ts'],
    ['user_added', 'src/db/queries/people/create-admin.ts'],
    ['master_key_rotated', 'src/keys/rotate-master.ts'],
    ['database_restored', 'src/db/queries/after-restore.ts'],
  ] as const)
    expect(read(file)).toContain(`'${event}'`);
});
