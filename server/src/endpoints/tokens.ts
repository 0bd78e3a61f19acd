import type { Node } from 'web-tree-sitter';
import type { Value } from './value';

/** The JSON that a macro's tokens spell, `json!({ "a": [1, name] })`: what is no literal is read by `read`. */
export function jsonTokens(tokens: Node, read: (first: Node, last: Node) => Value): Value {
  const inside = tokens.children.filter((n): n is Node => n !== null && !/comment/.test(n.type)).slice(1, -1);
  const parts: Node[][] = [[]];
  for (const n of inside) {
    if (n.type === ',') parts.push([]);
    else parts.at(-1)?.push(n);
  }
  const items = parts.filter(p => p.length > 0);
  const valueOf = (part: Node[]): Value => {
    const [first] = part;
    const last = part.at(-1);
    if (!first || !last) return { kind: 'plain', text: 'null' };
    return part.length === 1 && first.type === 'token_tree' && !first.text.startsWith('(')
      ? jsonTokens(first, read)
      : read(first, last);
  };
  if (tokens.text.startsWith('[')) return { kind: 'list', items: items.map(valueOf) };
  if (tokens.text.startsWith('(')) return valueOf(items[0] ?? []);
  return {
    kind: 'map',
    entries: items.flatMap(part => {
      const colon = part.findIndex(n => n.type === ':');
      const [key] = part;
      return key && colon === 1 ? [{ name: key.text.replace(/^"(.*)"$/s, '$1'), value: valueOf(part.slice(2)) }] : [];
    }),
  };
}
