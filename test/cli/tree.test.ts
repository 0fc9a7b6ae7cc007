import { expect, test } from 'vitest';
import { linesOfTree } from '../../src/cli/tree.ts';

const leaf = (title: string, ...facts: string[]) => ({ title, facts, branches: [] });

test('a tree joins what follows from what, and facts stay with their title', () => {
  const tree = {
    title: 'payment',
    facts: ['who'],
    branches: [
      { title: 'amount', facts: ['sum'], branches: [leaf('factor', 'score'), leaf('base', 'file')] },
    ],
  };
  expect(linesOfTree(tree)).toEqual([
    'payment',
    '│  who',
    '└─ ← amount',
    '   │  sum',
    '   ├─ ← factor',
    '   │     score',
    '   └─ ← base',
    '         file',
  ]);
});
