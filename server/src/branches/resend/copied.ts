import type { Node } from 'web-tree-sitter';
import { toLines } from '../lines';
import { escape, indentOf, statusOf } from '../tree';
import type { Lines } from '../types';
import type { Copying } from './types';

/** A statement's lines, moved to the left edge. */
export function copyLines(statement: Node, copying: Copying): Lines {
  const { situation } = copying;
  return toLines(
    renamed(statement.text, copying),
    indentOf(situation.document.text, statement.startIndex),
    situation.style.unit,
  );
}

/** Code that speaks of the new response where it spoke of the old one. */
export function renamed(text: string, { situation: { binding, aliases }, dialect, name }: Copying): string {
  if (name === binding.name) return text;
  if (binding.parts)
    return [...binding.parts].reduce((t, [member, local]) => {
      const shorthand = new RegExp(`(?<=[{,]\\s*)${escape(local)}(?=\\s*[,}])`, 'g');
      return t
        .replace(shorthand, (found, at: number) => (inBraces(t, at) ? `${local}: ${name}.${member}` : found))
        .replace(mentionsOf(local), () => `${name}.${member}`);
    }, text);
  const plainly = text.replace(mentionsOf(binding.name), () => name);
  // What was noted of the old response says nothing of the new one.
  return aliases.reduce(
    (t, alias) => t.replace(mentionsOf(alias), () => statusOf(name, binding.library, dialect)),
    plainly,
  );
}

/** Mentions of a name, but not where it is a key: `{ response: … }`. */
export const mentionsOf = (name: string): RegExp =>
  new RegExp(`(?<![\\w$.])(?!(?<=[{,(]\\s*)${escape(name)}\\s*:(?!:))${escape(name)}(?![\\w$])`, 'g');

/** True where the innermost bracket around `at` is a brace: `{ status, user }`, not `tell(status, user)`. */
function inBraces(text: string, at: number): boolean {
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    const c = text.charAt(i);
    if (')]}'.includes(c)) depth++;
    else if ('([{'.includes(c) && depth-- === 0) return c === '{';
  }
  return false;
}
