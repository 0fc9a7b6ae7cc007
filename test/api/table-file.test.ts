import { describe, expect, test } from 'vitest';
import { tableCsv } from '../../src/api/table-file.ts';
import { tableXlsx } from '../../src/api/xlsx-file.ts';
import { rowsOf } from '../connectors/tabular-file/reading.ts';
import { temporaryFile } from '../connectors/tabular-file/temporary-file.ts';

const formulas = [
  '=1+1',
  '+1',
  '-1+2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '＠SUM(1)',
  ' =1',
  '\u200b=1',
  '\u3000＋1',
  '=HYPERLINK("https://evil.example","x")',
];
const table = { title: '2026-10', header: ['name', 'count'], rows: formulas.map((text) => [text, -5]) };

describe('an exported table', () => {
  test.each(formulas)('gives %j as text in CSV', (text) => {
    const csv = tableCsv({ ...table, rows: [[text, -5]] }).toString('utf8');
    const cell = csv.slice(csv.indexOf('\r\n') + 2);
    expect(cell).toMatch(/^"?'/);
    expect(cell.endsWith(',-5\r\n')).toBe(true);
  });

  test('gives formulas as text in XLSX', async () => {
    const rows = await rowsOf(temporaryFile(await tableXlsx(table)));
    expect(rows).toHaveLength(formulas.length + 1);
    for (const { cells } of rows.slice(1)) {
      expect(cells[0]).toMatchObject({ kind: 'text', text: expect.stringMatching(/^'/) });
      expect(cells[1]).toMatchObject({ kind: 'number', text: '-5' });
    }
  });

  test('of many rows is made as XLSX while others are served', async () => {
    const rows = Array.from({ length: 20_000 }, (_, place) => [`E${place}`, '张三', place]);
    const begun = performance.now();
    let last = begun;
    let longestGap = 0;
    const ticking = setInterval(() => {
      longestGap = Math.max(longestGap, performance.now() - last);
      last = performance.now();
    }, 5);
    await tableXlsx({ title: 't', header: ['a', 'b', 'c'], rows });
    clearInterval(ticking);
    const ended = performance.now();
    expect(Math.max(longestGap, ended - last)).toBeLessThan((ended - begun) / 3);
  });

  test('keeps a cell whole whatever stands in it', () => {
    const csv = tableCsv({ title: 't', header: ['a'], rows: [['x"y,z\n=1'], ['张三'], [null]] });
    expect(csv.toString('utf8')).toBe('\uFEFFa\r\n"x""y,z\n=1"\r\n张三\r\n\r\n');
  });
});
