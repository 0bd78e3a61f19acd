import type { Question } from '../../evidence';
import { pathOf } from '../../path';
import type { Evidence } from '../../types';
import type { Argument } from './types';

/**
 * Whole classes of statuses stand beside it: `addErrorMapping("4XX", …)` beside `addErrorMapping("401", …)`, Swift's
 * `[.code(429), .range(500..<600)]`. Looks 1 000 characters up and down.
 */
export function besideClasses(site: Argument, { document, node, sites }: Question): Evidence[] {
  const row = sites.find(s => s.kind === 'element');
  if (row?.kind === 'element' && row.elements.some(e => wholeClass.test(e.text.slice(0, 60))))
    return [{ words: 'a whole class of statuses stands beside it', weight: 0.8 }];
  const name = pathOf(site.callee.text).at(-1) ?? '';
  if (site.index > 0 || !/^["']/.test(site.args[0]?.text ?? '') || !/^\w{3,}$/.test(name)) return [];
  const around = document.text.slice(Math.max(0, node.startIndex - 1000), node.startIndex + 1000);
  return new RegExp(`\\b${name}\\(\\s*["'][1-5]XX["']`, 'i').test(around)
    ? [{ words: `\`${name}\` takes whole classes of statuses too`, weight: 0.8 }]
    : [];
}

/** `500..<600`, `500..599`, `(400, 499)` */
const wholeClass =
  /(?<![\w.])([2-5])00\s*(?:\.\.[.<=]?\s*(?:[3-6]00|(?:\1)99)|(?:-|,|\buntil\b|\bto\b)\s*(?:\1)99)(?![\w.])/;
