/** Where the rule below would give a name that nobody would say. */
const spoken: Readonly<Record<string, string>> = {
  'POST /v1/appraisal-cycles': 'openAppraisalCycle',
  'GET /v1/appraisal-cycles/find': 'findAppraisalCycle',
  'POST /v1/appraisal-cycles/:cycleId/appraisals': 'addToAppraisalCycle',
  'POST /v1/appraisal-cycles/:cycleId/settle-late-results': 'settleLateResults',
  'POST /v1/appraisals/:appraisalId/evaluator': 'assignEvaluator',
  'POST /v1/appraisals/:appraisalId/feedback': 'giveFeedback',
  'POST /v1/appraisals/:appraisalId/goals': 'proposeGoals',
  'POST /v1/appraisals/:appraisalId/scores': 'scoreAppraisal',
  'GET /v1/archives/bundle': 'exportArchive',
  'POST /v1/archives/key': 'readArchiveKey',
  'POST /v1/changes': 'enterChange',
  'POST /v1/codec/decode': 'decodePayloads',
  'POST /v1/codec/encode': 'encodePayloads',
  'POST /v1/contributions': 'uploadContributions',
  'POST /v1/disbursements': 'startDisbursement',
  'GET /v1/disbursements/find': 'findDisbursement',
  'POST /v1/disbursements/preview': 'previewDisbursement',
  'POST /v1/disbursements/:runId/acknowledge-variance': 'acknowledgeVariance',
  'POST /v1/disbursements/:runId/corrections': 'correctPerson',
  'POST /v1/disbursements/:runId/end-corrections': 'endCorrections',
  'GET /v1/feedback': 'listFeedback',
  'POST /v1/feedback/:feedbackId/links': 'linkFeedback',
  'GET /v1/me/sessions': 'listMySessions',
  'DELETE /v1/me/sessions': 'endMySessions',
  'DELETE /v1/me/sessions/:session': 'endMySession',
  'POST /v1/me/password': 'changeMyPassword',
  'POST /v1/login/cookie': 'logInWithCookie',
  'POST /v1/employees/:employeeNo/private-data': 'readPrivateData',
  'POST /v1/settings/proposals': 'proposeSettings',
  'POST /v1/programmes/:code/policies': 'proposePolicy',
  'POST /v1/salary-policies': 'proposeSalaryPolicy',
  'POST /v1/service-accounts/:name/keys': 'makeServiceAccountKey',
  'DELETE /v1/service-accounts/:name/keys/:keyId': 'revokeServiceAccountKey',
  'POST /v1/users/:username/end-sessions': 'endSessionsOfUser',
  'GET /v1/me/appraisals': 'listMyAppraisals',
  'GET /v1/me/feedback': 'listMyFeedback',
  'GET /v1/me/messages': 'listMyMessages',
  'GET /v1/me/payments': 'listMyPayments',
  'POST /v1/score-sheets': 'loadScoreSheet',
  'GET /v1/settings': 'getSettings',
  'POST /v1/webhooks/:id/amounts': 'allowWebhookAmounts',
  'POST /v1/webhooks/:id/rotate-secret': 'rotateWebhookSecret',
  'POST /v1/users/:username/reset-password': 'resetUserPassword',
};

/**
 * A name for an operation that stays: from its method and address alone. Things are listed, got, created, changed,
 * replaced and deleted; what is done to a thing stands in front of it (approveDisbursement).
 */
export function operationIdOf(method: string, url: string): string {
  const known = spoken[`${method} ${url}`];
  if (known !== undefined) return known;
  const segments = url.split('/').filter((segment) => segment !== '' && !/^v\d+$/.test(segment));
  const words = segments.flatMap((segment, place) => {
    if (isParameter(segment)) return [];
    const next = segments[place + 1];
    return [next !== undefined && isParameter(next) ? singular(segment) : segment];
  });
  const last = words.at(-1) ?? '';
  const isOne = isParameter(segments.at(-1) ?? '');
  switch (method) {
    case 'GET':
      return named(isOne || !isPlural(last) ? 'get' : 'list', words);
    case 'POST':
      if (isPlural(last)) return named('create', [...words.slice(0, -1), singular(last)]);
      return named(last, words.slice(0, -1));
    case 'PATCH':
      return named('change', words);
    case 'PUT':
      return named('replace', words);
    default:
      return named(method.toLowerCase(), words);
  }
}

const isParameter = (segment: string): boolean => /^[:{]/.test(segment);
const isPlural = (word: string): boolean => word.endsWith('s');
const singular = (word: string): string =>
  word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.endsWith('s') ? word.slice(0, -1) : word;

function named(verb: string, words: readonly string[]): string {
  const parts = [verb, ...words].flatMap((word) => word.split(/[-.]/));
  return parts
    .map((part, place) => (place === 0 ? part : `${part[0]?.toUpperCase()}${part.slice(1)}`))
    .join('');
}
