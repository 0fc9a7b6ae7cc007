export const contributionColumns = ['序号', '姓名', '公民身份号码', '缴费基数(元)', '医保存折账号'] as const;

export type ContributionColumn = (typeof contributionColumns)[number];

/** Columns in which a value may begin with a sign: `-100.00` is a bad base, and no formula. */
export const contributionNumberColumns: ReadonlySet<ContributionColumn> = new Set<ContributionColumn>([
  '缴费基数(元)',
]);
