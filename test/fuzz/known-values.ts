import type { Client } from '../../src/client/client.ts';
import { dataOf } from '../../src/client/refusal.ts';
import { programme } from './organisation.ts';

type Values = Readonly<Record<string, readonly (string | number)[]>>;

/**
 * Values that exist in the organisation, by the parameter or the field of a body that takes them.
 * @param own as whoever is played: his sessions of before are his to end.
 */
export async function knownValues(hr: Client, finance: Client, own: Client): Promise<Values> {
  const [
    { runs },
    { cycles },
    { appraisals },
    { changes },
    { filings },
    { employees },
    { proposals },
    { sessions },
  ] = await Promise.all([
    dataOf(hr.GET('/v1/disbursements')),
    dataOf(hr.GET('/v1/appraisal-cycles')),
    dataOf(hr.GET('/v1/appraisals', { params: { query: { limit: 100 } } })),
    dataOf(hr.GET('/v1/changes')),
    dataOf(hr.GET('/v1/filings')),
    dataOf(hr.GET('/v1/employees')),
    dataOf(finance.GET('/v1/proposals')),
    dataOf(own.GET('/v1/me/sessions')),
  ]);
  const paid = runs.find((run) => run.state === 'closed');
  if (!paid) throw new Error('assertion failed: a month is closed');
  const ofRun = { params: { path: { runId: paid.runId } } };
  const [{ items }, { exceptions }, { files }] = await Promise.all([
    dataOf(hr.GET('/v1/disbursements/{runId}/items', ofRun)),
    dataOf(hr.GET('/v1/disbursements/{runId}/exceptions', ofRun)),
    dataOf(finance.GET('/v1/disbursements/{runId}/payment-files', ofRun)),
  ]);
  const codes = cycles.map((cycle) => cycle.code);
  const numbers = employees.map((employee) => employee.employeeNo);
  const programmes = [programme];
  const ownRuns = runs.filter((run) => run.programme === programme);
  return {
    'path.runId': ownRuns.map((run) => run.runId),
    'path.fileId': files.map((file) => file.id),
    'path.cycleId': cycles.map((cycle) => cycle.cycleId),
    'path.appraisalId': appraisals.map((appraisal) => appraisal.appraisalId),
    'path.id': [...changes.map((change) => change.changeId), ...filings.map((filing) => filing.id)],
    'path.exceptionId': exceptions.map((exception) => exception.id),
    'path.proposalId': proposals.map((proposal) => proposal.proposalId),
    'path.feedbackId': [1, 2, 3, 4, 5],
    'path.endToEndId': items.flatMap((item) => item.endToEndId ?? []),
    'path.session': sessions.map((session) => session.id),
    'path.employeeNo': numbers,
    'path.code': programmes,
    // Employees' own users: those of the roles that are being played must stay.
    'path.username': numbers.slice(-6).map((number) => number.toLowerCase()),
    'query.programme': programmes,
    'query.cycle': codes,
    'query.period': ownRuns.map((run) => run.period),
    'query.subject': ownRuns.map((run) => run.workflowId),
    'body.subject': ownRuns.map((run) => run.workflowId),
    'query.changedId': [1, 2],
    'body.programme': programmes,
    'body.employeeNo': numbers,
    'body.period': ownRuns.map((run) => run.period),
    'body.version': [1],
  };
}

/** The values as sections of a configuration of schemathesis. Half of the requests take one. */
export function asConfiguration(values: Values): string {
  const known = Object.entries(values).filter(([, of]) => of.length > 0);
  const name = (parameter: string) => parameter.replace('.', '-');
  return [
    ...known.map(
      ([parameter, of]) => `[dictionaries.${name(parameter)}]\nvalues = ${JSON.stringify([...new Set(of)])}`,
    ),
    '[parameters]',
    ...known.map(
      ([parameter]) => `"${parameter}" = { dictionary = "${name(parameter)}", probability = 0.5 }`,
    ),
  ].join('\n');
}
