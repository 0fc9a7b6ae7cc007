export const scoreColumns = ['工号', '得分'] as const;

export type ScoreColumn = (typeof scoreColumns)[number];

/** Columns in which a value may begin with a sign: `-1` is a bad score, and no formula. */
export const scoreNumberColumns: ReadonlySet<ScoreColumn> = new Set<ScoreColumn>(['得分']);

/** What HR's systems call the two columns: without spaces, in lower case. */
const otherNames = {
  工号: [
    '员工编号',
    '员工工号',
    '员工号',
    '人员编号',
    '职工编号',
    'employeeno',
    'employeeno.',
    'employee_no',
    'employeenumber',
    'employee_number',
  ],
  得分: [
    '分数',
    '考核得分',
    '考核分数',
    '加权得分',
    '得分(分)',
    '分数(分)',
    'score',
    'weightedscore',
    'weighted_score',
  ],
} as const satisfies Record<ScoreColumn, readonly string[]>;

export const scoreColumnAliases: ReadonlyMap<string, ScoreColumn> = new Map(
  scoreColumns.flatMap((column) => otherNames[column].map((name) => [name, column] as const)),
);
