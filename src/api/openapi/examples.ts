/** Bodies as somebody would send them, by operation. The people and the addresses are made up. */
const digest = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const login = { username: 'e0007', password: 'correct-horse-battery' };
const policyTiers = [
  { fromScore: '90', factorTenThousandths: 11_000 },
  { fromScore: '70', factorTenThousandths: 10_000 },
  { fromScore: '0', factorTenThousandths: 0 },
];
const goals = [
  { code: 'QUALITY', nameZh: '工作质量', nameEn: 'Quality of work', weight: '60' },
  { code: 'TIMELY', nameZh: '按时完成', nameEn: 'Done in time', weight: '40' },
];

export const bodyExamples: Readonly<Record<string, unknown>> = {
  login,
  logInWithCookie: login,
  changeMyPassword: { current: 'told-by-the-administrator', password: 'only-i-know-this-one' },
  createServiceAccount: { name: 'payroll-export', role: 'auditor' },
  makeServiceAccountKey: {
    note: 'Reads reports every month',
    scopes: ['run.read', 'run.report'],
    days: 90,
    heldBy: 'hr-lead',
  },
  provisionUsers: { employeeNos: ['E0007', 'E0008'] },
  linkUser: { employeeNo: 'E0007' },

  decodePayloads: {
    payloads: [
      {
        metadata: { encoding: 'YmluYXJ5L2VuY3J5cHRlZA==', 'encryption-key-id': 'cDE=' },
        data: '4V8Q2mN1c7l0b3mCw0uRk1rUo2mVYw0n3o9m6wq1s8h2',
      },
    ],
  },
  encodePayloads: { payloads: [{ metadata: { encoding: 'anNvbi9wbGFpbg==' }, data: 'eyJydW5JZCI6N30=' }] },
  startDisbursement: { programme: 'medical-passbook', period: '2026-10' },
  previewDisbursement: { programme: 'medical-passbook', period: '2026-10' },
  approveDisbursement: { digest },
  pauseDisbursement: { reason: 'The file of another month was uploaded' },
  resumeDisbursement: { reason: 'The right file is approved' },
  rejectDisbursement: { digest, reason: 'The total is twice that of last month' },
  acknowledgeVariance: { digest },
  correctPerson: { employeeNo: 'E0007', baseFen: 645_000, note: 'As in the letter of the office' },
  resolveException: { resolution: 'repaid', note: 'Booked back on the 28th' },
  readArchiveKey: {
    subject: 'disbursement/medical-passbook/2026-10',
    reason: 'Yearly audit, sample of October',
  },
  readPrivateData: { fields: ['phone'], reason: 'Called because his account was closed' },

  createProgramme: { code: 'meal-allowance', nameZh: '餐补', nameEn: 'Meal allowance', dueDay: 15 },
  proposePolicy: {
    effectiveFrom: '2027-01',
    ratePpm: 20_000,
    baseFloorFen: 300_000,
    baseCapFen: 3_534_300,
    roundingFen: 100,
    tiers: policyTiers,
    reason: 'The rate of the new year',
  },
  proposeSalaryPolicy: {
    effectiveFrom: '2027-01-01',
    tiers: [
      { fromScore: '95', raiseTenThousandths: 500 },
      { fromScore: '0', raiseTenThousandths: 0 },
    ],
    reason: 'Raises of the new year',
  },
  proposeSettings: {
    coolingOffDays: 5,
    approverSteps: [
      { fromFen: 0, approvers: 1 },
      { fromFen: 10_000_000, approvers: 2 },
    ],
    reason: 'Longer over the holidays',
  },
  changeSettings: { correctionWindowMs: 86_400_000 },
  approveProposal: { reason: 'As decided by the board' },
  rejectProposal: { reason: 'Not before the new year' },

  enterChange: { employeeNo: 'E0007', kind: 'salary', effectiveOn: '2026-11-01', salaryFen: 700_000 },
  rejectChange: { reason: 'Not agreed with the department' },
  withdrawChange: { reason: 'Entered for the wrong person' },
  refileFiling: { baseFen: 645_000 },
  settleFiling: { reason: 'The office keeps the base of last year' },

  openAppraisalCycle: {
    code: '2026-Q3',
    nameZh: '2026年第三季度考核',
    nameEn: 'Third quarter of 2026',
    evaluatedFrom: '2026-07-01',
    evaluatedTo: '2026-09-30',
    firstPeriod: '2026-10',
    lastPeriod: '2026-12',
    salaryEffectiveOn: '2026-10-01',
    salaryBudgetFen: 5_000_000,
  },
  addToAppraisalCycle: { employeeNo: 'E0007' },
  releaseAppraisalCycle: { withoutScores: false },
  settleLateResults: { reason: 'The appeal took until November', openArrears: true },
  createAppraisalTemplate: {
    code: 'line-engineer',
    nameZh: '工程师',
    nameEn: 'Engineer',
    position: '工程师',
    industry: 'general',
    indicators: goals,
  },
  proposeGoals: { indicators: goals },
  confirmAppraisalGoals: { version: 1 },
  sendBackAppraisalGoals: { version: 1, reason: 'The second goal is not mine' },
  scoreAppraisal: { scores: { QUALITY: '92', TIMELY: '88.5' } },
  calibrateAppraisal: { score: '90', reason: 'As in the other departments' },
  assignEvaluator: { employeeNo: 'E0003', reason: 'His manager is on leave' },
  appealAppraisal: { reason: 'The project of August is not counted' },
  decideAppraisalAppeal: { decision: 'upheld', score: '93', reason: 'The project of August counts' },
  approveAppraisalCycleSalaryList: { digest },
  rejectAppraisalCycleSalaryList: { digest, reason: 'Above what was agreed' },
  giveFeedback: { appraisalRating: 4, benefitRating: 5, preferences: ['medical-passbook'] },
  answerFeedback: { answer: 'From the next cycle on scores are told a week earlier.' },
  linkFeedback: { changed: 'template', changedId: 3 },

  createWebhook: { url: 'https://hooks.example.com/wulou', types: ['run.closed', 'item.returned'] },
  changeWebhook: { types: ['run.closed'] },
  rotateWebhookSecret: { overlapHours: 24 },
  allowWebhookAmounts: { allowed: true },
  replayWebhook: { since: '2026-10-25T00:00:00.000Z' },
};

const moment = '2026-10-25T01:30:00.000Z';
const run = {
  runId: 12,
  programme: 'medical-passbook',
  period: '2026-10',
  scope: 'all',
  state: 'open',
  stage: 'approve',
  round: 1,
  workflowId: 'disbursement/medical-passbook/2026-10',
  startedBy: 'hr1',
  startedAt: moment,
  closedAt: null,
};

/** Replies that are read most, by operation. */
export const replyExamples: Readonly<Record<string, unknown>> = {
  startDisbursement: run,
  findDisbursement: run,
  listDisbursements: { runs: [run], next: null },
  listDisbursementItems: {
    items: [
      {
        employeeNo: 'E0007',
        state: 'paid',
        reason: null,
        amountFen: 12_900,
        bookedFen: 12_900,
        endToEndId: 'WL225D2D55EEB15607300F5E88EF6777',
        attempts: 1,
        score: '92',
        policyVersion: 1,
        reasons: [],
        owner: null,
        dueAt: null,
        obligation: 'month',
      },
    ],
    next: null,
  },
  approveDisbursement: { approvals: 1, approversNeeded: 2, complete: false },
  enterChange: { changeId: 31, state: 'waiting_approval', workflowId: 'employee-change/31' },
  listProgrammes: {
    programmes: [
      {
        code: 'medical-passbook',
        nameZh: '医保存折月度缴存',
        nameEn: 'Medical insurance passbook',
        dueDay: 10,
      },
    ],
    next: null,
  },
};
