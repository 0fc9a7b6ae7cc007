import type { Indicator } from '../../../domain/indicators.ts';

export interface CommonTemplate {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly position: string | null;
  readonly industry: string;
  readonly indicators: readonly Indicator[];
}

const indicator = (code: string, nameZh: string, nameEn: string, weight: string): Indicator => ({
  code,
  nameZh,
  nameEn,
  weight,
});

const forIndustry = (
  industry: string,
  nameZh: string,
  nameEn: string,
  ...indicators: Indicator[]
): CommonTemplate => ({ code: `industry-${industry}`, nameZh, nameEn, position: null, industry, indicators });

/** For a position in any industry. */
const forPosition = (code: string, position: string, nameEn: string, ...indicators: Indicator[]) => ({
  code: `position-${code}`,
  nameZh: position,
  nameEn,
  position,
  industry: 'general',
  indicators,
});

const discipline = (weight: string) => indicator('DISCIPLINE', '劳动纪律', 'Discipline', weight);
const teamwork = (weight: string) => indicator('TEAMWORK', '团队协作', 'Teamwork', weight);
const learning = (weight: string) => indicator('LEARNING', '学习与改进', 'Learning and improvement', weight);
const safety = (weight: string) => indicator('SAFETY', '安全生产', 'Safety at work', weight);
const compliance = (weight: string) =>
  indicator('COMPLIANCE', '合规与廉洁', 'Compliance and integrity', weight);
const quality = (weight: string) => indicator('QUALITY', '工作质量', 'Quality of work', weight);
const results = (weight: string) => indicator('RESULTS', '工作业绩', 'Results', weight);
const service = (weight: string) => indicator('SERVICE', '服务满意度', 'Satisfaction with service', weight);

/** Templates to begin with: organisations add versions of their own. Industries first, then typical positions. */
export const commonTemplates: readonly CommonTemplate[] = [
  forIndustry(
    'general',
    '国有企业通用',
    'State-owned enterprise, general',
    results('50'),
    indicator('ABILITY', '工作能力', 'Ability', '20'),
    indicator('ATTITUDE', '工作态度', 'Attitude', '15'),
    compliance('15'),
  ),
  forIndustry(
    'manufacturing',
    '制造业',
    'Manufacturing',
    indicator('OUTPUT', '产量完成率', 'Output against plan', '30'),
    indicator('PASS_RATE', '产品合格率', 'Products that pass inspection', '30'),
    safety('25'),
    indicator('COST', '成本与能耗', 'Cost and energy', '15'),
  ),
  forIndustry(
    'it',
    '信息技术',
    'Information technology',
    indicator('DELIVERY', '项目按期交付', 'Delivery on time', '35'),
    indicator('RELIABILITY', '系统质量与稳定', 'Quality and reliability of systems', '30'),
    indicator('INNOVATION', '技术创新', 'Technical innovation', '20'),
    teamwork('15'),
  ),
  forIndustry(
    'finance',
    '金融',
    'Financial services',
    indicator('BUSINESS', '业务指标完成', 'Business targets', '40'),
    indicator('RISK', '风险控制', 'Risk control', '30'),
    service('15'),
    compliance('15'),
  ),
  forIndustry(
    'energy-construction',
    '能源与建筑工程',
    'Energy and construction',
    safety('35'),
    indicator('PROGRESS', '工程进度', 'Progress of works', '25'),
    indicator('WORK_QUALITY', '工程质量', 'Quality of works', '25'),
    indicator('ENVIRONMENT', '环保与能耗', 'Environment and energy', '15'),
  ),
  forIndustry(
    'public-services',
    '公共服务',
    'Public services',
    service('40'),
    indicator('TIMELINESS', '办结及时率', 'Matters settled in time', '30'),
    compliance('20'),
    teamwork('10'),
  ),
  forPosition(
    'department-manager',
    '部门经理',
    'Department manager',
    indicator('TARGETS', '部门目标完成', "The department's targets", '40'),
    indicator('TEAM', '队伍建设', 'Building the team', '20'),
    indicator('BUDGET', '预算执行', 'Keeping the budget', '20'),
    compliance('20'),
  ),
  forPosition(
    'supervisor',
    '主管',
    'Supervisor',
    results('45'),
    indicator('GUIDANCE', '团队指导', 'Guiding the team', '25'),
    quality('20'),
    compliance('10'),
  ),
  forPosition(
    'team-leader',
    '班组长',
    'Team leader',
    indicator('TEAM_OUTPUT', '班组产量', "The team's output", '35'),
    safety('30'),
    quality('20'),
    indicator('TEAM', '班组管理', 'Leading the team', '15'),
  ),
  forPosition(
    'operator',
    '操作工',
    'Operator',
    indicator('OUTPUT', '产量完成率', 'Output against plan', '35'),
    quality('30'),
    safety('25'),
    discipline('10'),
  ),
  forPosition(
    'engineer',
    '工程师',
    'Engineer',
    indicator('DELIVERY', '任务按期完成', 'Tasks done on time', '40'),
    quality('30'),
    indicator('INNOVATION', '技术创新', 'Technical innovation', '15'),
    teamwork('15'),
  ),
  forPosition(
    'senior-engineer',
    '高级工程师',
    'Senior engineer',
    indicator('DELIVERY', '项目按期完成', 'Projects done on time', '35'),
    indicator('INNOVATION', '技术创新与攻关', 'Innovation and hard problems', '30'),
    quality('20'),
    indicator('MENTORING', '传帮带', 'Mentoring', '15'),
  ),
  forPosition(
    'specialist',
    '专员',
    'Specialist',
    results('45'),
    quality('25'),
    indicator('TIMELINESS', '工作及时性', 'Timeliness', '20'),
    teamwork('10'),
  ),
  forPosition(
    'senior-specialist',
    '高级专员',
    'Senior specialist',
    results('40'),
    quality('25'),
    indicator('IMPROVEMENT', '流程改进', 'Improving processes', '20'),
    indicator('MENTORING', '传帮带', 'Mentoring', '15'),
  ),
  forPosition('staff', '员工', 'Staff', results('50'), quality('20'), discipline('20'), learning('10')),
  forPosition(
    'accountant',
    '会计',
    'Accountant',
    indicator('ACCURACY', '核算准确率', 'Accuracy of accounts', '40'),
    indicator('TIMELINESS', '报表及时率', 'Reports on time', '30'),
    compliance('20'),
    learning('10'),
  ),
  forPosition(
    'cashier',
    '出纳',
    'Cashier',
    indicator('ACCURACY', '收付准确率', 'Accuracy of receipts and payments', '50'),
    indicator('TIMELINESS', '结算及时率', 'Settlements on time', '25'),
    compliance('25'),
  ),
  forPosition(
    'salesperson',
    '销售员',
    'Salesperson',
    indicator('SALES', '销售额完成', 'Sales against target', '45'),
    indicator('COLLECTION', '货款回收', 'Payments collected', '25'),
    service('20'),
    compliance('10'),
  ),
  forPosition(
    'safety-officer',
    '安全员',
    'Safety officer',
    safety('45'),
    indicator('REMEDY', '隐患整改率', 'Hazards remedied', '35'),
    indicator('TRAINING', '安全培训', 'Safety training', '20'),
  ),
];
