/** A word or sentence in both languages. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

const words = (en: string, zh: string): Words => ({ en, zh });

export const stageWords: Readonly<Record<string, Words>> = {
  upload: words('the month’s file is awaited', '等待当月明细文件'),
  reconcile: words('lines are held against employee records', '逐行与员工档案核对'),
  calculate: words('amounts are reckoned', '计算金额'),
  approve: words('the list is drawn up for approval', '编制清单待审批'),
  pay: words('payment begins', '开始发放'),
  settle: words('the bank’s statement is matched', '与银行对账单结算'),
  notify: words('notices are written', '生成通知'),
  close: words('the month is about to close', '准备关账'),
};

export const stateWords: Readonly<Record<string, Words>> = {
  expected: words('expected', '待核'),
  due: words('due', '应发'),
  sent: words('sent', '已发送'),
  unknown: words('unknown', '结果未知'),
  paid: words('paid', '已发放'),
  returned: words('returned', '已退回'),
  held: words('held', '暂缓'),
  zero: words('at zero', '不发放'),
  carried: words('carried over', '结转'),
  cancelled: words('cancelled', '已取消'),
};

export const waitWords: Readonly<Record<string, Words>> = {
  upload: words('waits for the file', '等待文件'),
  approval: words('waits for approval', '等待审批'),
  list_change: words('waits for another list, as this one was rejected', '清单被驳回，等待修改'),
  explanation: words('waits for an explanation of what the bank has more', '等待说明银行多出的付款'),
  funds: words('waits for money in the account', '等待账户资金'),
  corrections: words('waits for corrections', '等待更正'),
  operations: words('waits for operations', '等待运维处理'),
  close_refused: words('waits, as it may not be closed yet', '暂不能关账，等待处理'),
};

/** Whoever acts and is no user: a part of the system. */
const actorWords: Readonly<Record<string, Words>> = {
  reconcile: words('reconciliation', '核对程序'),
  calculate: words('calculation', '计算程序'),
  'payment-batch': words('payment', '支付程序'),
  'bank-statement': words('the bank’s statement', '银行对账单'),
  bank: words('the bank', '银行'),
  close: words('the close', '关账程序'),
  office: words('the social-security office', '社保经办机构'),
  approve: words('the drawing up of lists', '清单编制程序'),
  apply: words('the application of raises', '调薪生效程序'),
  archive: words('the archive', '归档程序'),
  wulou: words('Wulou', '无漏'),
};

/** What the trail says that somebody did. What is not here is told by its name there. */
export const actionWords: Readonly<Record<string, Words>> = {
  run_started: words('entered the month in the books', '登记当月批次'),
  approval_voided: words('voided what was approved, as the list is another one', '清单变更，原审批作废'),
  salary_list_voided: words(
    'voided the list of raises, as salaries are other ones',
    '薪资变更，原调薪清单作废',
  ),
  run_paused: words('paused the run', '暂停批次'),
  run_resumed: words('let the run go on', '恢复批次'),
  corrections_end_asked: words('ended the time for corrections', '结束更正期'),
  salary_list_redrawn: words('had the list of raises drawn up anew', '重新编制调薪清单'),
  appraisal_added: words('added somebody to the cycle', '为考核周期增加人员'),
  woken: words('had its workflow look again', '唤醒流程'),
  score_sheet_loaded: words('loaded a score sheet', '导入得分表'),
  change_applied: words('took a step of the change', '执行变更步骤'),
  change_done: words('finished the change', '完成变更'),
  contributions_uploaded: words('uploaded the month’s file', '上传当月明细文件'),
  approve: words('approved the list', '批准清单'),
  reject: words('rejected the list', '驳回清单'),
  approve_reason: words('said why it was approved', '说明批准理由'),
  reject_reason: words('said why it was rejected', '说明驳回理由'),
  acknowledge_variance: words('acknowledged the swing against last month', '确认与上月的波动'),
  item_corrected: words('corrected one person', '更正一人'),
  account_released: words('released a changed account', '放行变更后的账户'),
  exception_proposed: words('proposed how an exception ends', '提出异常处理结果'),
  exception_resolved: words('confirmed how an exception ends', '确认异常处理结果'),
  run_closed: words('closed the month', '关账'),
  run_cancelled: words('cancelled the run', '取消批次'),
  archived: words(
    'archived it, and entered the digest of the manifest in the trail',
    '归档，并将归档目录的摘要记入审计日志',
  ),
  cycle_opened: words('opened the cycle', '开启考核周期'),
  results_released: words('released the results', '公布考核结果'),
  results_final: words('the results are final', '考核结果生效'),
  approve_raises: words('approved the list of raises', '批准调薪清单'),
  reject_raises: words('rejected the list of raises', '驳回调薪清单'),
  raises_applied: words('put the raises in force', '执行调薪'),
  cycle_closed: words('closed the cycle', '结束考核周期'),
  filing_accepted: words('accepted a filed base', '受理申报的基数'),
  filing_refused: words('refused a filed base', '退回申报的基数'),
  filing_refiled: words('filed a refused base again', '重新申报被退回的基数'),
  filing_settled: words('accepted that a base was refused', '接受基数申报被退回'),
  feedback_answered: words('answered the feedback', '答复反馈'),
  feedback_linked: words('said what came of the feedback', '说明反馈的落实'),
  feedback_given: words('gave feedback', '提交反馈'),
  change_entered: words('entered the change', '录入变更'),
  change_approved: words('approved the change', '批准变更'),
  change_rejected: words('rejected the change', '驳回变更'),
  change_withdrawn: words('withdrew the change', '撤回变更'),
};

/** Who an actor is; a user goes by his name. */
export const whoIs = (actor: string): Words => actorWords[actor] ?? { en: actor, zh: actor };

/** What a code says; one that the table does not know is told by its name. */
export function wordsIn(table: Readonly<Record<string, Words>>, code: string): Words {
  return table[code] ?? { en: code.replaceAll('_', ' '), zh: code.replaceAll('_', ' ') };
}
