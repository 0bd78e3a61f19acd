import type { Node } from 'web-tree-sitter';
import { descendants, namedChildren } from '../../../src/branches/tree';
import type { ParsedDocument } from '../../../src/parsing/document';
import type { Around } from './around';

/** A method of this file without parameters whose name fits and that may be called in `around`. @param name  A regular expression. */
export function declared(name: string, { root }: ParsedDocument, around: Around): Node | undefined {
  const found = descendants(root, ['method_declaration']).find(m => {
    const parameters = m.childForFieldName('parameters');
    return (
      new RegExp(`^${name}$`).test(m.childForFieldName('name')?.text ?? '') &&
      !!parameters &&
      !namedChildren(parameters).length &&
      m.id !== around.fn?.id
    );
  });
  if (!found) return undefined;
  const thrown = namedChildren(found).find(n => n.type === 'throws');
  const modifiers = (n: Node | undefined): string => n?.namedChildren.find(c => c?.type === 'modifiers')?.text ?? '';
  if (thrown && !namedChildren(thrown).every(t => around.allows(t.text))) return undefined;
  return /\bstatic\b/.test(modifiers(around.fn)) && !/\bstatic\b/.test(modifiers(found)) ? undefined : found;
}

/** Names of methods that get new credentials. */
export const refreshing = '(?:refresh|renew|reauth)\\w*';
