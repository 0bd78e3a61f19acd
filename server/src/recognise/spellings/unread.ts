import { lineAround } from '../../parsing/document';
import { judgeName } from '../names';
import type { Verdict } from '../types';
import { comparedInLine } from '../unread';
import { verdict, type Reading } from './reading';

/** Where the grammar cannot read the code, a name that its receiver proves is known still, and so is a plain comparison. */
export function readUnread({ document, catalogue, constants }: Reading, offset: number): Verdict[] {
  const line = lineAround(document.text, offset);
  for (const { index, code } of comparedInLine(line.text)) {
    const start = line.start + index;
    if (offset < start || offset > start + 3) continue;
    const evidence = [{ words: 'it is compared with the status of a response', weight: 1.1 }];
    return [verdict(document, { start, end: start + 3, code, role: 'check', spelling: 'number', evidence })];
  }
  for (const m of line.text.matchAll(/(?<=[\w)\]](?:\.|::|->))[A-Za-z_]\w{1,60}/g)) {
    const start = line.start + m.index;
    const end = start + m[0].length;
    if (offset < start || offset > end) continue;
    const judged = judgeName(m[0], start, document, [], catalogue, constants);
    if (!judged || judged.needsSpot) return [];
    const { code, evidence } = judged;
    return [verdict(document, { start, end, code, role: 'emit', spelling: 'constant', evidence })];
  }
  return [];
}
