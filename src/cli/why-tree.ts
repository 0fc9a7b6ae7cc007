import type { AnswerTo } from '../client/client.ts';
import { factorText } from '../domain/calculation-text.ts';
import { yuanOf } from './summary.ts';
import { type Branch, fact } from './tree.ts';

type Explanation = AnswerTo<'get', '/v1/payments/{endToEndId}/explanation'>;
type ArrearLink = Explanation['owedBecause'][number];
type PolicyLink = NonNullable<Explanation['amount']['policy']>;
type ScoreLink = NonNullable<Explanation['score']>;
type GoalsLink = NonNullable<Explanation['goals']>;
type FilingLink = NonNullable<Explanation['filing']>;
type SalaryChangeLink = NonNullable<Explanation['salaryChange']>;
type RaiseApprovalLink = NonNullable<Explanation['approval']>;

/** An explanation as a tree to read: each branch follows from those below it. */
export function whyTree(explanation: Explanation): Branch {
  const { payment, score } = explanation;
  const appraisalShown = score?.appraisalId ?? null;
  return {
    title: `payment 付款 ${payment.endToEndId}: ${yuan(payment.amountFen)}, ${payment.state}${payment.bookedAt ? ` ${time(payment.bookedAt)}` : ''}`,
    facts: paymentFacts(explanation),
    branches: [
      ...explanation.owedBecause.map(arrearBranch),
      {
        title: `amount 金额: ${yuan(explanation.amount.amountFen)}`,
        facts: amountFacts(explanation),
        branches: [
          {
            title: `factor 系数: ${explanation.factor.factorTenThousandths === null ? '?' : factorText(explanation.factor.factorTenThousandths)}`,
            facts: factorFacts(explanation),
            branches: score ? [scoreBranch(score, explanation.goals)] : [],
          },
          {
            title: `base 缴费基数: ${yuan(explanation.base.baseFen)}`,
            facts: baseFacts(explanation),
            branches: explanation.filing
              ? [filingBranch(explanation.filing, explanation, appraisalShown)]
              : [],
          },
        ],
      },
    ],
  };
}

function paymentFacts({ payment, hidden }: Explanation): string[] {
  const { bookedFen, list } = payment;
  return [
    fact('for 发放对象', `${payment.employeeNo}, ${payment.programmeZh} ${payment.programmeEn}`),
    fact(
      'month 月份',
      `${payment.period}${payment.owedFor === payment.period ? '' : `, owed for 所属 ${payment.owedFor}`}, attempt 第 ${payment.attempt} 次`,
    ),
    ...payment.attempts
      .filter(({ endToEndId }) => endToEndId !== payment.endToEndId)
      .map((other) =>
        fact(
          'other attempt 另一次',
          `${other.attempt}: ${other.endToEndId}, ${yuan(other.amountFen)}, ${other.state}${other.bankReason ? ` (${other.bankReason})` : ''}`,
        ),
      ),
    ...(payment.bankReason ? [fact('bank says 银行原因', payment.bankReason)] : []),
    ...(bookedFen === null ? [] : [fact('booked 入账', yuan(bookedFen))]),
    ...payment.statements.map((entry) =>
      fact(
        'statement 对账单',
        `${entry.statementId} (no. ${entry.sequence}), ${entry.kind} ${yuan(entry.amountFen)} ${time(entry.bookedAt)}, ${entry.verdict ?? ''}${entry.returnReason ? ` (${entry.returnReason})` : ''}`,
      ),
    ),
    ...(payment.batchMessageId ? [fact('payment file 付款文件', payment.batchMessageId)] : []),
    ...(list
      ? [
          fact(
            'list 清单',
            `round ${list.round}, by 制单 ${list.preparedBy} ${time(list.preparedAt)}, digest ${list.digest}`,
          ),
        ]
      : []),
    ...payment.approvals.map(({ by, at }) => fact('approved by 复核', `${by} ${time(at)}`)),
    fact('run 流程', payment.runWorkflowId),
    ...(payment.batchWorkflowId ? [fact('batch 流程', payment.batchWorkflowId)] : []),
    ...payment.notices.flatMap(({ at, zh, en }) => [fact('told 已通知', `${time(at)} ${zh}`), `  ${en}`]),
    ...(hidden.length > 0 ? [fact('not shown 不予显示', hidden.join(', '))] : []),
  ];
}

function amountFacts({ amount, hidden }: Explanation): string[] {
  return [
    ...(hidden.includes('base') ? [] : [amount.calculation ?? 'not reckoned from a base 非按基数计算']),
    ...(amount.agrees
      ? []
      : [
          'Attention 注意: this reckoning does not give the amount of this attempt; the item was reckoned anew. 与本次金额不符：事项此后已重新计算。',
        ]),
    ...(amount.policy ? [policyFact('policy 政策', amount.policy)] : []),
  ];
}

function factorFacts({ factor }: Explanation): string[] {
  const { inForce } = factor;
  if (!inForce) return [`${factor.note ?? ''} for ${factor.period} 该月无生效的考核结果`];
  return [
    fact(
      'result 考核结果',
      `${inForce.score ?? '(not shown)'}, no. ${inForce.resultId ?? '?'} of cycle 周期 ${inForce.cycleCode ?? '?'}, in force 有效 ${inForce.firstPeriod ?? '?'} – ${inForce.lastPeriod ?? '?'}`,
    ),
  ];
}

function scoreBranch(score: ScoreLink, goals: GoalsLink | null): Branch {
  const { cycle, appeal } = score;
  return {
    title: `score 得分: ${score.weightedScore ?? '?'}`,
    facts: [
      ...score.indicators.map(({ nameZh, nameEn, weight, score: given }) =>
        fact('indicator 指标', `${nameZh} ${nameEn}, weight 权重 ${weight} %: ${given ?? '–'}`),
      ),
      ...score.evaluations.map((evaluation) =>
        fact(
          'evaluation 评分',
          `${evaluation.kind}: ${evaluation.weightedScore}, by ${evaluation.by} ${time(evaluation.at)}${evaluation.hasReason ? ', with a reason 附理由' : ''}`,
        ),
      ),
      ...(appeal
        ? [
            fact(
              'appeal 申诉',
              `by ${appeal.filedBy} ${time(appeal.filedAt)}: ${appeal.decision ?? 'open 未决'}${appeal.decidedBy ? `, by ${appeal.decidedBy} ${time(appeal.decidedAt)}` : ''}`,
            ),
          ]
        : []),
      fact(
        'released 公布',
        `${cycle.releasedBy ?? '–'} ${time(cycle.releasedAt)}, final 生效 ${time(cycle.finalAt)}`,
      ),
      fact('appraisal 流程', score.workflowId),
      fact(
        'cycle 流程',
        `${cycle.workflowId} (${cycle.nameZh} ${cycle.nameEn}, ${cycle.evaluatedFrom} – ${cycle.evaluatedTo})`,
      ),
    ],
    branches: goals ? [goalsBranch(goals)] : [],
  };
}

function goalsBranch(goals: GoalsLink): Branch {
  return {
    title: `goals 目标: version 第 ${goals.version} 版`,
    facts: [
      ...goals.indicators.map(({ nameZh, nameEn, weight }) =>
        fact('indicator 指标', `${nameZh} ${nameEn}, weight 权重 ${weight} %`),
      ),
      fact(
        'set by 制定',
        `${goals.setBy} ${time(goals.setAt)}${goals.templateCode ? `, template 模板 ${goals.templateCode} v${goals.templateVersion ?? '?'}` : ''}`,
      ),
      fact('confirmed by 确认', goals.confirmedBy ? `${goals.confirmedBy} ${time(goals.confirmedAt)}` : '–'),
    ],
    branches: [],
  };
}

function baseFacts({ base }: Explanation): string[] {
  const { upload, correction } = base;
  return [
    fact(
      'source 来源',
      `${base.source ?? '–'}${base.validFrom ? `, in force from 自 ${base.validFrom}` : ''}${base.recordedAt ? `, recorded 记录 ${time(base.recordedAt)}` : ''}`,
    ),
    ...(upload
      ? [
          fact(
            'file 文件',
            `${upload.fileName} (${upload.period}), line 行 ${upload.lineNo ?? '?'}: ${yuan(upload.baseFen)}; by ${upload.receivedBy} ${time(upload.receivedAt)}`,
          ),
          fact('SHA-256', upload.sha256),
        ]
      : []),
    ...(correction ? [fact('corrected by 更正', `${correction.by} ${time(correction.at)}`)] : []),
  ];
}

function filingBranch(filing: FilingLink, explanation: Explanation, appraisalShown: number | null): Branch {
  const { salaryChange, approval } = explanation;
  const before = filing.baseBeforeFen === null ? '' : `${yuan(filing.baseBeforeFen)} → `;
  const approvalBranches = approval ? [approvalBranch(approval)] : [];
  return {
    title: `filing 基数申报 ${filing.filingId}: ${before}${yuan(filing.baseFen)}, ${filing.state}`,
    facts: [
      fact('receipt 回执', filing.receiptNo ?? '–'),
      fact('effective 生效', `${filing.effectivePeriod}, attempt 第 ${filing.attempt} 次`),
      fact(
        'filed 申报',
        `${filing.filedBy} ${time(filing.filedAt)}; answered 答复 ${time(filing.answeredAt)}`,
      ),
    ],
    branches: salaryChange
      ? [salaryBranch(salaryChange, appraisalShown, approvalBranches)]
      : approvalBranches,
  };
}

function salaryBranch(
  change: SalaryChangeLink,
  appraisalShown: number | null,
  approvals: readonly Branch[],
): Branch {
  const { appraisal } = change;
  const isShown = appraisal?.score.appraisalId === appraisalShown;
  return {
    title: `salary change 调薪: ${yuan(change.salaryBeforeFen)} → ${yuan(change.salaryAfterFen)}, effective 生效 ${change.effectiveOn}`,
    facts: [
      ...(change.calculation ? [change.calculation] : []),
      ...(change.policy ? [policyFact('salary policy 薪酬政策', change.policy)] : []),
      ...(change.recordedAt ? [fact('recorded 记录', time(change.recordedAt))] : []),
      ...(appraisal
        ? [
            fact(
              'from the score 依据得分',
              `${appraisal.score.weightedScore ?? '–'}, ${appraisal.score.workflowId}`,
            ),
          ]
        : []),
      ...(change.change
        ? [
            fact(
              'change 变更',
              `${change.change.kind}, by ${change.change.enteredBy} ${time(change.change.enteredAt)}, ${change.change.workflowId}`,
            ),
          ]
        : []),
    ],
    branches: [
      ...approvals,
      ...(appraisal && !isShown ? [scoreBranch(appraisal.score, appraisal.goals)] : []),
    ],
  };
}

function approvalBranch(approval: RaiseApprovalLink): Branch {
  return {
    title:
      approval.kind === 'list'
        ? `approval 审批: list 调薪清单 no. ${approval.listId ?? '?'}`
        : 'approval 审批: change 变更',
    facts: [
      fact('prepared by 制单', `${approval.preparedBy} ${time(approval.preparedAt)}`),
      ...approval.approvers.map(({ by, at }) => fact('approved by 审批', `${by} ${time(at)}`)),
      ...(approval.digest ? [fact('digest 摘要', approval.digest)] : []),
      ...(approval.appliedAt ? [fact('applied 执行', time(approval.appliedAt))] : []),
      fact('workflow 流程', approval.workflowId),
    ],
    branches: [],
  };
}

const arrearWords: Record<string, string> = {
  carried: 'carried over 结转：当月未发',
  shortfall: 'booked short 少入账，补差额',
  late_return: 'returned after the close 结账后退回',
  late_raise: 'raised after the close 追溯调整基数，补差额',
  late_result: 'result after the close 考核结果晚于发放，补差额',
};

function arrearBranch({ kind, originPeriod, amountFen, openedAt, origin, arrearId }: ArrearLink): Branch {
  const reasons = origin.reasons.length > 0 ? origin.reasons : origin.reason ? [origin.reason] : [];
  return {
    title: `owed because 欠付原因: ${arrearWords[kind] ?? kind} (${originPeriod})`,
    facts: [
      fact(
        'arrear 欠付',
        `no. ${arrearId}, ${amountFen === null ? 'amount not known then 当时金额未知' : yuan(amountFen)}, opened ${time(openedAt)}`,
      ),
      fact('item of 原事项', `${origin.period}: ${[origin.state, ...reasons].join(', ')}`),
      ...(origin.endToEndId
        ? [
            fact(
              'payment then 当时付款',
              `${origin.endToEndId}: ordered ${yuan(origin.orderedFen)}, booked ${yuan(origin.bookedFen)}${origin.bankReason ? ` (${origin.bankReason})` : ''}`,
            ),
          ]
        : []),
      fact('run 流程', origin.runWorkflowId),
    ],
    branches: [],
  };
}

const policyFact = (label: string, { version, effectiveFrom, createdBy, createdAt }: PolicyLink): string =>
  fact(label, `v${version} from 自 ${effectiveFrom}, by ${createdBy} ${time(createdAt)}`);

const yuan = (amountFen: number | null): string =>
  amountFen === null ? '–' : `${yuanOf(amountFen)} yuan 元`;

/** To the second, UTC. */
const time = (moment: string | null): string => (moment === null ? '–' : `${moment.slice(0, 19)}Z`);
