import type { Node } from 'web-tree-sitter';
import { spellsPhrase, type Question } from '../../evidence';
import { ownerOf } from '../../owner';
import { pathOf } from '../../path';
import type { Evidence } from '../../types';
import { constantBeside } from './beside';
import { fromCall } from './calls';
import type { Call } from './call';

/** `super(404, …)`, `this(404)`: what the class around makes, or is made from. */
export function ofConstructor({ name, own, site, question }: Call, receiver: Evidence): Evidence[] | undefined {
  if (!/^(?:super|base|this|self|static|__init__|__construct)$/.test(name)) return undefined;
  const made = classAround(site.node, question, own);
  const judged = made ? fromCall(made, receiver, site, question) : [];
  if (!judged.length) return constantBeside(site, question);
  // `class InternalServerError extends HttpError { constructor() { super(500); } }`
  const around = ownerOf(site.node, question);
  return around && spellsPhrase(around, question.code, question)
    ? [...judged, { words: `\`${around}\` spells its phrase`, weight: 0.3 }]
    : judged;
}

/** What the class around a `super(404, …)` extends; its own name where that says more, or where it is what is made. */
function classAround(node: Node, question: Question, itself: boolean): string | undefined {
  const { document, code } = question;
  for (let n: Node | null = node, i = 0; n && i < 8; n = n.parent, i++) {
    const found = document.structure.one(n, 'class');
    if (!found) continue;
    const name = found.parts.name ?? [];
    const base = found.parts.base ?? [];
    // `Http\\Exception` says HTTP as `HttpException` does.
    const names = (itself ? [...name, ...base] : [...base, ...name]).map(p => p.text.replace(/[\\.:]+/g, ''));
    return (
      names.find(p => /(?:http|api|response|request|web|status)\w*(?:error|exception)$/i.test(p)) ??
      names.find(p => spellsPhrase(p, code, question)) ??
      (itself ? names.find(p => /(?:error|exception|response)$/i.test(p)) : undefined) ??
      pathOf((itself ? [...name, ...base] : [...base, ...name])[0]?.text ?? '').at(-1)
    );
  }
  return undefined;
}
