import type { Node } from 'web-tree-sitter';
import type { Question } from '../evidence';
import type { Site } from '../sites';
import type { Evidence } from '../types';
import { annotatedParameter } from './testData';

/** A number that is a cell of a row: offsets count from the row's start. */
interface Cell {
  start: number;
  code: number;
  evidence: Evidence[];
}

/**
 * JUnit's `@CsvSource({ "404, CLIENT_ERROR" })`: the cell at `offset`, where it is a number, and what the test calls its column.
 * @param content  The row, or several lines of rows, without quotes.
 * @param offset   From the start of `content`.
 */
export function csvCell(content: string, offset: number, sites: Site[], question: Question): Cell | undefined {
  const call = sites.find(s => s.kind === 'argument' && /(?:^|\W)CsvSource$/.test(s.callee.text));
  if (call?.kind !== 'argument' || offset < 0 || offset > content.length) return undefined;
  const row = content.lastIndexOf('\n', offset - 1) + 1;
  const before = content.slice(row, offset);
  const start = row + Math.max(before.lastIndexOf(','), before.lastIndexOf('|')) + 1;
  const cell = /^\s*'?([1-5]\d\d)'?\s*(?=[,|\n]|$)/.exec(content.slice(start));
  if (!cell?.[1]) return undefined;
  const evidence = annotatedParameter(call.node as Node, before.split(/[,|]/).length - 1, question) ?? [];
  return { start: start + cell[0].indexOf(cell[1]), code: Number(cell[1]), evidence };
}
