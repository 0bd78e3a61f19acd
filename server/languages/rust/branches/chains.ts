import { armOf } from '../../../src/branches/arms';
import { closest, namedChildren, statementOf } from '../../../src/branches/tree';
import type { Arm, Binding, Chain } from '../../../src/branches/types';
import { armsOf, patternOf } from './requests';

/** The match of a ureq call: `Ok(response)`, `Err(ureq::Error::Status(404, response))`, `Err(error)`. */
export function failureChains({ node, statusNames }: Binding): Chain[] {
  if (node.type !== 'match_expression' || !statusNames) return [];
  const found = statementOf(node, ['block', 'source_file']);
  if (!found) return [];
  const arms = armsOf(node).map((arm): Arm => {
    const pattern = patternOf(arm);
    const value = arm.childForFieldName('value');
    const statements = value?.type === 'block' ? namedChildren(value) : value ? [value] : [];
    const label = arm.childForFieldName('pattern')?.namedChild(0) ?? arm;
    const parts = { node: arm, body: arm, statements };
    if (/^Ok\(/.test(pattern)) return armOf({ ...parts, kind: 'case', condition: label, test: code => code < 400 });
    const said = /^Err\((?:\w+::)*Error::Status\(\s*([\d\s|.=]+?)\s*,/.exec(pattern)?.[1];
    const test = said && rangeOf(said);
    if (!test) return armOf({ ...parts, kind: 'else', test: () => undefined });
    const guarded = arm.childForFieldName('pattern')?.childForFieldName('condition');
    return armOf({
      ...parts,
      kind: 'case',
      condition: label,
      test: code => (test(code) ? (guarded ? undefined : true) : false),
    });
  });
  return [{ kind: 'switch', node, block: closest(found.block, ['block', 'source_file']) ?? found.block, arms }];
}

/** `404`, `404 | 410`, `500..=599` */
function rangeOf(pattern: string): ((code: number) => boolean) | undefined {
  const parts = pattern.split('|').map(part => {
    const [, from, dots, to] = /^\s*(\d+)\s*(?:(\.\.=?)\s*(\d+))?\s*$/.exec(part) ?? [];
    if (!from) return undefined;
    const first = Number(from);
    const last = to ? Number(to) - (dots === '..' ? 1 : 0) : first;
    return (code: number): boolean => code >= first && code <= last;
  });
  return parts.every(p => p !== undefined) ? code => parts.some(p => p(code)) : undefined;
}
