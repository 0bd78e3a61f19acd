import type { Node } from 'web-tree-sitter';
import { word } from './tree';
import type { Chain } from './types';

/** Gives names that the scope does not use yet. The same wish gets the same name. */
export function namer(scope: Node, chains: Chain[]): (wanted: string) => string {
  // What other failures call their own, they keep to themselves; words in comments take no name away.
  let code = scope.text;
  for (const arm of chains.flatMap(c => c.arms)) {
    if (arm.kind === 'else' || arm.lowest < 400 || !arm.body) continue;
    const start = arm.body.startIndex - scope.startIndex;
    if (start < 0) continue;
    const end = arm.body.endIndex - scope.startIndex;
    code = code.slice(0, start) + ' '.repeat(end - start) + code.slice(end);
  }
  const text = code.replace(/(?:\/\/|#).*$/gm, '');
  const given = new Map<string, string>();
  return wanted => {
    let name = given.get(wanted);
    if (!name) {
      name = wanted;
      for (let i = 2; word(name).test(text); i++) name = `${wanted}${i}`;
      given.set(wanted, name);
    }
    return name;
  };
}
