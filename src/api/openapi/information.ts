/** What the document says before it comes to the operations. */
export const information = {
  openapi: '3.1.0' as const,
  info: {
    title: 'Wulou',
    version: '1',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    description: [
      'Monthly benefit disbursement in which nobody is silently skipped or paid twice.',
      '**Money** is a whole number of fen (`…Fen`), never a decimal. **Days** are `YYYY-MM-DD` and **months** `YYYY-MM` in the organisation’s time zone; **moments** are RFC 3339 in UTC. Scores, weights and rates that must be exact are decimal texts.',
      '**Errors** are `application/problem+json` (RFC 9457): `code` is stable, `type` leads to its paragraph in docs/refusals.md, `detail` says the place and the remedy in English and Chinese. Unless a 5xx says otherwise nothing was changed.',
      '**Text** holds no NUL character and no half of a surrogate pair: both are refused with 400. Fields and query parameters that an operation does not name are refused with 400, so that a slip of the pen does not go unnoticed.',
      '**Who may do what**: `x-wulou-action` names what an operation does in the authority table, `x-wulou-roles` who may do it to whose record. Beyond the table stand four eyes and the state of things, which only make it narrower.',
    ].join('\n\n'),
  },
  servers: [{ url: '/', description: 'This installation' }],
  tags: [
    ['identity', 'Who somebody is: log-in and log-out, users and their passwords.'],
    ['mine', 'What everybody sees of himself.'],
    ['employees', 'Employee records, kept by files.'],
    ['contributions', "The social-security office's monthly file."],
    ['disbursements', 'A month of a programme from the file to its close.'],
    ['approval', 'The list that waits for the second person.'],
    ['corrections', 'Held people put right, one by one.'],
    ['exceptions', "Where the bank's book, the office's file and ours differ."],
    ['exports', 'Lists, certificates, payment files and the ledger as files.'],
    ['payments', 'Why a payment is what it is.'],
    ['programmes', 'Benefits and their dated rules.'],
    ['changes', 'A change of one person, carried to every system.'],
    ['filings', 'Contribution bases filed with the office.'],
    ['audit', 'Archives of what is over; heads of the trail of who did what, for a copy elsewhere.'],
    ['consistency', 'Whether all systems and the office say the same of everybody.'],
    ['appraisal', 'Appraisal cycles.'],
    ['appraisals', 'Goals, scores and appeals of one person.'],
    ['raises', 'Raises that follow from results.'],
    ['feedback', 'What people think of appraisal and benefit, and what came of it.'],
    ['tasks', 'What somebody must do for something to go on.'],
    ['proposals', 'Policies and money controls that wait for a second person.'],
    ['webhooks', 'Addresses that are told what happens to runs and items (Standard Webhooks).'],
    [
      'operations',
      'Long work that goes on after its answer: imports that were accepted, with their progress.',
    ],
    ['settings', 'Windows, limits and approvers of the organisation.'],
  ].map(([name, description]) => ({ name: name as string, description: description as string })),
  components: {
    securitySchemes: {
      bearer: {
        type: 'http' as const,
        scheme: 'bearer',
        description:
          'The token that POST /v1/login gives, an API key of a service account, or a token of the organisation’s OpenID Connect provider where one is named.',
      },
      cookie: {
        type: 'apiKey' as const,
        in: 'cookie',
        name: '__Host-wulou-session',
        description:
          'For browsers: set by a log-in, HttpOnly and SameSite=Strict; over plain HTTP on this machine it is called wulou-session. Writes are taken only from pages of this address.',
      },
    },
  },
};
