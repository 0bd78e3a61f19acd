import type { Node } from 'web-tree-sitter';
import { children, namedChildren, plain } from '../tree';
import { every } from './logic';
import type { Conditions, Test } from './types';

/**
 * Whether there is a response to ask, or an error of the kind that has one: `error.response`, `resp != nil`,
 * `e.response is not None`, `axios.isAxiosError(error)`, `e is HttpException`, `$e->hasResponse()`. Where its status is
 * asked as well, there is.
 */
export function presence(node: Node, conditions: Conditions): Test | undefined {
  if (children(node).some(c => c.type === '&&' || c.type === 'and')) {
    const parts = namedChildren(node).map(n => presence(n, conditions));
    return parts.every(p => p !== undefined) ? every(parts) : undefined;
  }
  const { text, denied } = affirmed(plain(node.text).trim());
  const [, left = '', operator, right = ''] = /^(.+?)\s*(===?|!==?|\bis not\b|\bis\b)\s*(.+)$/.exec(text) ?? [];
  const nothing = /^(?:null|undefined|None|nil)$/;
  const asked = nothing.test(right) ? left : nothing.test(left) ? right : undefined;
  if (operator && asked !== undefined) {
    const there = /!|not/.test(operator) !== denied;
    return owns(asked, conditions) ? () => there : undefined;
  }
  return owns(guarded(text) ?? text, conditions) ? () => !denied : undefined;
}

/** A condition without parentheses around it and without the `!` in front of it. */
function affirmed(condition: string): { text: string; denied: boolean } {
  let text = condition;
  while (/^\([^()]*(?:\([^()]*\)[^()]*)*\)$/.test(text)) text = text.slice(1, -1).trim();
  const denial = /^(?:!|not\s+)(?!=)\s*/.exec(text)?.[0] ?? '';
  return { text: text.slice(denial.length), denied: denial !== '' };
}

/** What is asked whether it is of the kind that has a response. */
function guarded(text: string): string | undefined {
  const guard =
    /^(?:[\w$]+\.)*is\w*(?:Error|Exception|Response)\(([^()]+)\)$/.exec(text) ??
    /^isinstance\(([^(),]+),.*\)$/s.exec(text) ??
    /^(.+?)\s+(?:instanceof|is)\s+[A-Z][\w.]*$/.exec(text) ??
    /^(.+)\.(?:hasResponse\(\)|is_a\?\([A-Z][\w:]*\))$/.exec(text);
  return guard?.[1];
}

/** True for what the status is a member of, however far down: `error` and `error.response` of `error.response.status`. */
function owns(text: string, { subject: { statuses, responses, library } }: Conditions): boolean {
  if (!text || /^[\w$]*\.is_a/.test(text) || (library.classes && responses.has(text))) return false;
  return responses.has(text) || [...statuses].some(s => s.startsWith(`${text}.`) || s.startsWith(`${text}[`));
}
