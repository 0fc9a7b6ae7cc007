import { readAccount } from '../../domain/account-number.ts';
import { compactText } from '../../domain/notation.ts';
import { cleanName, nameKey } from '../../domain/person-name.ts';
import { readResidentId } from '../../domain/resident-id.ts';
import { type Fen, parseYuan } from '../../domain/yuan.ts';
import type { Header } from '../tabular-file/header.ts';
import { lostDigits } from '../tabular-file/row-checks.ts';
import type { TableRow } from '../tabular-file/table.ts';
import type { ContributionColumn } from './columns.ts';

export type BaseProblem = 'blank' | 'unreadable' | 'negative' | 'zero';

/** One line of a contribution file. What is unusable in it is kept and told: it holds one person, not the file. */
export interface ContributionLine {
  /** Line of the file, or row of the sheet, from 1. */
  readonly line: number;
  readonly name: string;
  readonly nameKey: string;
  /** Without what is only notation; any text where `idValid` is false. */
  readonly idNumber: string;
  readonly idValid: boolean;
  /** Without what is only notation; null where blank. */
  readonly account: string | null;
  /** False where blank. */
  readonly accountValid: boolean;
  /** Of every base that reads as a number, also where it is no usable base. */
  readonly baseFen: Fen | null;
  readonly baseProblem: BaseProblem | null;
}

export function readContributionLine(header: Header<ContributionColumn>, row: TableRow): ContributionLine {
  const nameCell = header.cell(row, '姓名');
  const idCell = header.cell(row, '公民身份号码');
  const accountCell = header.cell(row, '医保存折账号');
  const id = readResidentId(idCell.text);
  const { account, problem: accountProblem } = readAccount(accountCell.text);
  const baseText = header.cell(row, '缴费基数(元)').text;
  const baseFen = parseYuan(baseText);
  return {
    line: row.line,
    name: cleanName(nameCell.text),
    nameKey: nameKey(nameCell.text),
    idNumber: id.idNumber,
    idValid: id.problem === null && !lostDigits(idCell),
    account,
    accountValid: account !== null && accountProblem === null && !lostDigits(accountCell),
    baseFen,
    baseProblem: baseProblemOf(baseText, baseFen),
  };
}

function baseProblemOf(text: string, baseFen: Fen | null): BaseProblem | null {
  if (compactText(text) === '') return 'blank';
  if (baseFen === null) return 'unreadable';
  if (baseFen < 0) return 'negative';
  return baseFen === 0 ? 'zero' : null;
}
