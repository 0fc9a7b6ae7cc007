import { employeeWords } from './employee-words.ts';
import { phrase, type Words } from './phrase.ts';
import { scoreWords } from './score-words.ts';

const saveAs = [
  '请在表格软件中打开原表，另存为 XLSX 或 CSV（UTF-8）后重新提交',
  'open the original table in a spreadsheet program and save it as XLSX or CSV (UTF-8)',
] as const;
const askOffice = [
  '请向社保中心重新索取完整文件，不要手工修改',
  'get the complete file from the social-security office again; do not mend it by hand',
] as const;

const exchange = ['两个文件似乎放反了，请对调', 'the two files seem to be swapped: exchange them'] as const;
const employeesHeader: Words = {
  zh: '表头是员工花名册的列',
  en: 'the header has the columns of an employees file',
};
const contributionsHeader: Words = {
  zh: '表头是社保缴费明细的列',
  en: 'the header has the columns of a contribution file',
};

function bytes(count: number): string {
  if (count >= 1024 * 1024) return `${Math.round(count / 1024 / 1024)} MB`;
  return count >= 1024 ? `${Math.round(count / 1024)} KB` : `${count} B`;
}

/** What is said of a file as a whole, of its header, and of cells in either kind of file. */
const fileWords = {
  file_missing: () =>
    phrase('找不到该文件', 'there is no such file', '请核对路径与文件名', 'check the path and the name'),
  file_not_readable: () =>
    phrase(
      '无法读取：不是普通文件，或没有读取权限',
      'cannot be read: it is no ordinary file, or the permission is missing',
      '请指定一个有读取权限的文件',
      'name a file that may be read',
    ),
  file_empty: () => phrase('文件是空的', 'the file is empty', '请重新导出后提交', 'export it again'),
  file_too_large: (size: number, limit: number) =>
    phrase(
      `文件大小为 ${bytes(size)}，超过上限 ${bytes(limit)}`,
      `the file has ${bytes(size)}, more than the limit of ${bytes(limit)}`,
      '请拆分文件，或由管理员调高 WULOU_MAX_FILE_BYTES',
      'split the file, or have the limit WULOU_MAX_FILE_BYTES raised',
    ),
  file_of_other_kind: (kind: string) =>
    phrase(
      `内容是${kindNames[kind]?.zh ?? '无法识别的格式'}，只接受 CSV 和 XLSX`,
      `the content is ${kindNames[kind]?.en ?? 'of an unknown format'}; only CSV and XLSX are accepted`,
      ...saveAs,
    ),
  file_utf16: () =>
    phrase(
      '文本编码为 UTF-16，只接受 UTF-8 和 GB18030',
      'the text is encoded in UTF-16; only UTF-8 and GB18030 are accepted',
      '请另存为“CSV UTF-8（逗号分隔）”或 XLSX',
      'save it as "CSV UTF-8 (comma delimited)" or XLSX',
    ),
  file_encoding: () =>
    phrase(
      '文字既不是 UTF-8 也不是 GB18030 编码',
      'the text is neither UTF-8 nor GB18030',
      '请另存为“CSV UTF-8（逗号分隔）”或 XLSX',
      'save it as "CSV UTF-8 (comma delimited)" or XLSX',
    ),
  file_cut_off: () =>
    phrase(
      '文件在半个字符处中断，内容被截断',
      'the file ends in the middle of a character: it was cut off',
      '请重新导出或下载完整文件',
      'export or download the complete file again',
    ),
  line_too_long: (limit: number) =>
    phrase(
      `该行超过 ${bytes(limit)}`,
      `the line is longer than ${bytes(limit)}`,
      '请检查该行是否缺少换行或混入其他内容',
      'check whether a line break is missing or something else got in',
    ),
  too_many_columns: (limit: number) =>
    phrase(
      `该行超过 ${limit} 列`,
      `the row has more than ${limit} columns`,
      '请删除表格右侧多余的列',
      'delete the surplus columns on the right',
    ),
  quote_broken: () =>
    phrase(
      '引号不成对',
      'a quotation mark is not closed or stands inside a field',
      '请补全或删除该行起的引号',
      'close or remove the quotation mark that begins here',
    ),
  xlsx_damaged: () => phrase('XLSX 文件已损坏', 'the XLSX file is damaged', ...saveAs),
  xlsx_unpacks_too_large: (limit: number) =>
    phrase(
      `XLSX 解压后超过 ${bytes(limit)}`,
      `the XLSX file unpacks to more than ${bytes(limit)}`,
      '请只保留数据，另存为 CSV',
      'keep the data alone and save it as CSV',
    ),
  xlsx_unsafe: () =>
    phrase(
      'XLSX 含有 DTD 声明，出于安全原因拒绝',
      'the XLSX file holds a DTD, which is refused for safety',
      ...saveAs,
    ),
  header_missing: (columns: readonly string[]) =>
    phrase(
      `前几行中找不到表头，应有列：${columns.join('、')}`,
      `no header row among the first lines; expected the columns ${columns.join(', ')}`,
      '请使用规定的表头',
      'use the prescribed header',
    ),
  files_swapped: (found: 'employees' | 'contributions', expected?: 'scores') => {
    const at = found === 'employees' ? employeesHeader : contributionsHeader;
    if (expected === 'scores')
      return phrase(
        `${at.zh}，此处应为考核得分表`,
        `${at.en}, where a scores file is expected`,
        '请提交考核得分表（列：工号、得分）',
        'give the scores file, with the columns 工号 and 得分',
      );
    return found === 'employees'
      ? phrase(
          `${at.zh}，此处应为社保缴费明细`,
          `${at.en}, where a contribution file is expected`,
          ...exchange,
        )
      : phrase(`${at.zh}，此处应为员工花名册`, `${at.en}, where an employees file is expected`, ...exchange);
  },
  column_missing: () =>
    phrase(
      '表头缺少这一列',
      'the header lacks this column',
      '请补上该列，列名须完全一致',
      'add the column, named exactly so',
    ),
  column_unknown: (known: readonly string[]) =>
    phrase(
      '表头中有不认识的列',
      'the header has a column that is not known',
      `请改名或删除该列；可用的列：${known.join('、')}`,
      `rename or delete it; the columns are ${known.join(', ')}`,
    ),
  column_twice: () =>
    phrase(
      '表头中该列出现两次',
      'the column stands twice in the header',
      '请删除其中一列',
      'delete one of them',
    ),
  cells_beyond_header: () =>
    phrase(
      '该行的内容多于表头的列',
      'the row has more cells than the header has columns',
      '请检查是否有未加引号的逗号（如 6,450.00），或多余的单元格',
      'look for a comma without quotation marks (as in 6,450.00) or a surplus cell',
    ),
  row_cut_short: () =>
    phrase(
      '该行的列少于表头',
      'the row has fewer cells than the header has columns',
      '该行可能被截断，请重新导出完整文件',
      'the row may be cut off: export the complete file again',
    ),
  formula: () =>
    phrase(
      '单元格是公式（或以 =、+、@ 开头）',
      'the cell holds a formula, or begins with =, + or @',
      '请粘贴为数值或文本',
      'paste it as a value or as text',
    ),
  text_too_long: (limit: number) =>
    phrase(
      `内容超过 ${limit} 个字`,
      `the text is longer than ${limit} characters`,
      '请缩短内容',
      'shorten it',
    ),
  character_lost: () =>
    phrase(
      '含有已丢失的字符（�）',
      'a character was lost before (�)',
      '请从原系统重新导出，或改正该字',
      'export it from the original system again, or correct the character',
    ),
  rows_missing: () =>
    phrase(
      '表头之后没有数据行',
      'there is no row after the header',
      '请重新导出完整文件',
      'export the complete file again',
    ),
  closing_unreadable: () =>
    phrase(
      '合计行缺少人数或金额，或无法读取',
      'the closing line (合计) lacks the count or the total, or they cannot be read',
      '请补全合计行的人数（如 999人）与金额',
      'give the closing line its count (such as 999人) and its total',
    ),
  count_differs: (declared: number, counted: number) =>
    phrase(
      `合计行写明 ${declared} 人，实际 ${counted} 行`,
      `the closing line declares ${declared} lines, the file has ${counted}`,
      '人数不符，请重新索取文件，不要手工修改合计',
      'the count is wrong: get the file again, and do not change the closing line by hand',
    ),
  total_differs: (declared: string, added: string) =>
    phrase(
      `合计行金额 ${declared} 元，各行相加为 ${added} 元`,
      `the closing line declares a total of ${declared} yuan, the lines add up to ${added}`,
      '合计金额不符，请重新索取文件，不要手工修改合计',
      'the total is wrong: get the file again, and do not change the closing line by hand',
    ),
  lines_after_closing: () =>
    phrase(
      '合计行之后还有数据行',
      'there are rows after the closing line (合计)',
      '请把数据移到合计行之前，或删除',
      'move them before the closing line, or delete them',
    ),
} as const;

const contributionWords = {
  period_missing: () =>
    phrase(
      '表头之上没有可读的申报月份',
      'no readable month (申报月份) above the header',
      '请补上“申报月份”，如 2026年10月',
      'add 申报月份, such as 2026年10月',
    ),
  period_differs: (found: string, expected: string) =>
    phrase(
      `文件的申报月份是 ${found}，要发放的是 ${expected}`,
      `the file is for ${found}, the run for ${expected}`,
      `请提交 ${expected} 的文件，或改为发放 ${found}`,
      `give the file for ${expected}, or run ${found}`,
    ),
  unit_missing: () =>
    phrase(
      '表头之上没有单位编号',
      'no unit number (单位编号) above the header',
      '请补上“单位编号”',
      'add 单位编号 with the number of your unit',
    ),
  closing_missing: () =>
    phrase(
      '文件没有合计行就结束了，可能被截断',
      'the file ends without its closing line (合计): it is incomplete or was cut off',
      ...askOffice,
    ),
} as const;

export const words = { ...fileWords, ...employeeWords, ...contributionWords, ...scoreWords };

const kindNames: Readonly<Record<string, Words>> = {
  pdf: { zh: ' PDF', en: 'a PDF' },
  ole: { zh: '旧版 XLS 或加密的工作簿', en: 'an old XLS or an encrypted workbook' },
  zip: { zh: '压缩包或其他文档', en: 'an archive or another kind of document' },
  xlsb: { zh: '二进制工作簿 XLSB', en: 'a binary workbook (XLSB)' },
  image: { zh: '图片', en: 'an image' },
  markup: { zh: '网页或 XML', en: 'a web page or XML' },
  rtf: { zh: ' RTF 文档', en: 'an RTF document' },
  binary: { zh: '二进制数据', en: 'binary data' },
};
