import type { DescribedRoute } from './route.ts';

/** Every status that is a refusal or a fault: its name among the document's components, and what it says. */
export const problemStatuses = {
  400: ['InvalidRequest', 'The request is not as the schema says: `detail` names the place.'],
  401: ['LoginNeeded', 'Nobody is logged in, or the session, key or token is over.'],
  403: ['NotAllowed', 'The role, or the key, may not do this, or not to this record.'],
  404: ['NotFound', 'There is no such thing, or it is not yours to see.'],
  405: ['MethodNotAllowed', 'The address takes other methods: `Allow` names them.'],
  406: ['NotAcceptable', 'The route answers with none of the types that `Accept` names.'],
  408: ['TooSlow', 'The body came too slowly.'],
  409: ['Conflict', 'Not now, as things stand: `code` says why. Nothing was changed.'],
  412: ['Changed', 'It was changed since it was read: read it again.'],
  413: ['TooLarge', 'The body is above the limit.'],
  414: ['AddressTooLong', 'A part of the address is above the limit.'],
  415: ['MediaType', 'The body is of a type that the route does not read.'],
  422: ['RuleRefused', 'Well-formed, and against a rule: `code` says which. Nothing was changed.'],
  428: ['PreconditionNeeded', 'Say with `If-Match` which version is changed.'],
  429: ['TooManyRequests', 'Too many requests: `Retry-After` says when to ask again.'],
  431: ['HeadersTooLarge', 'Address and headers together are above the limit.'],
  500: ['Internal', 'A bug of ours; the log has it under the request id. Look whether it was done.'],
  503: ['Unavailable', 'Something this needs does not answer just now: the same request may be made again.'],
} as const satisfies Record<number, readonly [string, string]>;

export type ProblemStatus = keyof typeof problemStatuses;

/** What any request may meet, before a route looks at it. */
const always: readonly ProblemStatus[] = [400, 406, 429, 431, 500, 503];

/** The refusals of a route that follow from what it is; those that only it knows stand in its own schema. */
export function problemsOf({ method, url, config, schema }: DescribedRoute): ProblemStatus[] {
  const found = new Set<ProblemStatus>(always);
  // Whatever a role may: a key is made for some actions, a cookie is taken from our own pages.
  if (config.action !== 'anyone') for (const status of [401, 403] as const) found.add(status);
  if (url.includes(':')) for (const status of [404, 414] as const) found.add(status);
  if (schema.body !== undefined) for (const status of [408, 413, 415] as const) found.add(status);
  // A key for repeated requests may be in use, or was used for another request.
  if (mayHaveKey({ method, config })) for (const status of [409, 422] as const) found.add(status);
  for (const status of Object.keys(schema.response ?? {}).map(Number))
    if (status in problemStatuses) found.add(status as ProblemStatus);
  return [...found].sort((a, b) => a - b);
}

/** Whether the route takes an `Idempotency-Key`: it changes something, knows who asks, and its reply may be kept. */
export const mayHaveKey = ({ method, config }: Pick<DescribedRoute, 'method' | 'config'>): boolean =>
  method !== 'GET' && config.action !== 'anyone' && !config.holdsSecret;

const retryAfter = {
  'retry-after': { description: 'Seconds to wait', schema: { type: 'integer', minimum: 0 } },
};
const headersOf: Partial<Record<ProblemStatus, object>> = {
  401: { 'www-authenticate': { description: 'How to log in', schema: { type: 'string' } } },
  405: { allow: { description: 'The methods that the address takes', schema: { type: 'string' } } },
  409: retryAfter,
  429: retryAfter,
  503: retryAfter,
};

/** Problem documents as components, so that an operation only names them. */
export function problemResponses(requestId: object): Record<string, object> {
  return Object.fromEntries(
    Object.entries(problemStatuses).map(([status, [name, description]]) => [
      name,
      {
        description,
        headers: { ...requestId, ...headersOf[Number(status) as ProblemStatus] },
        content: {
          'application/problem+json': {
            schema: { $ref: '#/components/schemas/Problem' },
            example: exampleOf(Number(status) as ProblemStatus),
          },
        },
      },
    ]),
  );
}

/** A code that the status comes with, and words for it. */
const typical: Record<ProblemStatus, readonly [string, string]> = {
  400: ['invalid_request', 'body/period: a month is written YYYY-MM'],
  401: ['login_needed', 'Log in at POST /v1/login and send the token as a bearer token. 请先登录。'],
  403: ['not_allowed', 'The role employee may not do this. 该角色无此权限。'],
  404: ['run_unknown', 'There is no run 4711. GET /v1/disbursements lists them.'],
  405: ['method_not_allowed', 'This address takes GET only. 不支持该方法。'],
  406: ['not_acceptable', 'This address answers with application/json only. 不支持所请求的返回类型。'],
  408: ['body_too_slow', 'The body came too slowly. 请求内容传输过慢。'],
  409: ['maker_is_checker', 'Whoever started the run may not approve it. 制单人不得复核。'],
  412: ['changed_meanwhile', 'It was changed since you read it: read it again. 内容已变更，请重新查看。'],
  413: ['body_too_large', 'The body is above the limit. 请求内容过大。'],
  414: ['address_too_long', 'A part of the address is too long. 地址过长。'],
  415: ['media_type', 'The content type must be application/json. 不支持的内容类型。'],
  422: ['file_refused', 'employees.csv: 1 problems; nothing was loaded. 文件有误，未导入任何数据。'],
  428: ['if_match_needed', 'Send If-Match with the ETag that you read. 请携带 If-Match。'],
  429: ['too_many_requests', 'Too many requests: try again in 20 seconds. 请求过多，请稍候再试。'],
  431: ['headers_too_large', 'Address and headers are too long. 请求头过大。'],
  500: ['internal', 'This is a bug of ours: the log has it under the request id. 系统内部错误。'],
  503: ['temporarily_unavailable', 'Something this needs does not answer just now. 暂时无法处理，请重试。'],
};

function exampleOf(status: ProblemStatus): object {
  const [code, detail] = typical[status];
  return {
    type: `https://wulou.example/refusals#${code}`,
    title: code.replaceAll('_', ' '),
    status,
    code,
    detail,
    requestId: '0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10',
  };
}
