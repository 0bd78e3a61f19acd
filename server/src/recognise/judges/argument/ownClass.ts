import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../../../parsing/document';
import type { Question } from '../../evidence';
import { pathOf } from '../../path';
import type { Evidence } from '../../types';
import { asParameter, functionOf, list, type OwnFunction } from './ownFunction';
import type { Argument } from './types';

/**
 * `super('gone', 410)`, `new Failure('gone', 410)` where this file has `class Failure { constructor(message, status) { … } }`: what
 * the constructor calls the argument in that place. Found once for a name in each version.
 */
export function constructorParameter(name: string, site: Argument, question: Question): Evidence[] {
  const { document } = question;
  const made = /^(?:super|__construct)$/.test(name) ? baseAround(site.node, document) : name;
  if (made === undefined || !/^[A-Z]\w{2,60}$/.test(made)) return [];
  let own = known.get(document);
  if (!own) known.set(document, (own = new Map<string, OwnClass | undefined>()));
  if (!own.has(made)) own.set(made, find(made, document.text));
  const found = own.get(made);
  if (!found) return [];
  const said = asParameter(made, found.constructs, site, false, document);
  // Whatever is made may have a status of its own.
  return found.fails ? said : said.filter(e => e.weight < 0 || e.weight >= 1);
}

interface OwnClass {
  constructs: OwnFunction;
  /** It is an error or an answer, by its name or by what it extends. */
  fails: boolean;
}

const known = new WeakMap<ParsedDocument, Map<string, OwnClass | undefined>>();

/** Reads 1 500 characters of the class. */
function find(name: string, text: string): OwnClass | undefined {
  const head = new RegExp(`\\bclass\\s+${name}\\b[^{\\n]{0,120}`).exec(text);
  if (!head) return undefined;
  const body =
    text.slice(head.index + 6, head.index + 1500).split(/\n(?:export\s+)?(?:abstract\s+)?class\s/, 1)[0] ?? '';
  const found = new RegExp(`\\b(?:constructor|__construct)\\s*${list}`).exec(body);
  return found
    ? {
        constructs: functionOf(found[1] ?? '', false, false, body, found.index + found[0].length),
        fails: /error|exception|failure|fault|problem|respon|reply/i.test(head[0]),
      }
    : undefined;
}

/** What the class around a node extends. Looks 8 nodes up. */
function baseAround(node: Node, { structure }: ParsedDocument): string | undefined {
  for (let n: Node | null = node, i = 0; n && i < 8; n = n.parent, i++) {
    const found = structure.one(n, 'class');
    if (found)
      return pathOf(found.parts.base?.[0]?.text ?? '')
        .at(-1)
        ?.replace(/^extends\s+/, '');
  }
  return undefined;
}
