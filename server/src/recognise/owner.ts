import type { Node } from 'web-tree-sitter';
import type { Question } from './evidence';
import { wordsOf } from './path';
import type { Evidence } from './types';

/**
 * The type that the method around belongs to: Go's `func (o *OrderMissing) Code()`, C++'s `int Order::code()`, or the class
 * that it stands in. Looks 30 nodes up.
 */
export function ownerOf(node: Node, { document }: Pick<Question, 'document'>): string | undefined {
  for (let n: Node | null = node.parent, i = 0; n && i < 30; n = n.parent, i++) {
    const kind = document.structure.one(n, 'function') ?? document.structure.one(n, 'class');
    const name = kind?.parts.name?.[0];
    if (!kind || !name) continue;
    if (kind.kind === 'class') return name.text;
    const header = document.text.slice(n.startIndex, name.endIndex).slice(-160);
    const owner = /^func\s*\(\s*\w*\s*\*?(\w+)/.exec(header)?.[1] ?? /(\w+)::~?\w+$/.exec(header)?.[1];
    if (owner) return owner;
  }
  return undefined;
}

/** `func (o *OrderNotFound) IsCode(code int)`: the type's name ends with the phrase of the code. */
export function ownerEvidence({ document, catalogue, code, node }: Question): Evidence[] {
  const owner = ownerOf(node, { document });
  return owner && endsWithPhrase(owner, { catalogue, code })
    ? [{ words: `\`${owner}\` ends with its phrase`, weight: 0.6 }]
    : [];
}

/** `GetOrderNotFound` for 404: a name of more words than its last, or its last few, which spell the phrase. */
export function endsWithPhrase(name: string, { catalogue, code }: Pick<Question, 'catalogue' | 'code'>): boolean {
  const words = wordsOf(name);
  return words.length > 1 && [1, 2, 3, 4].some(n => catalogue.isPhraseOf(words.slice(-n).join(' '), code));
}
