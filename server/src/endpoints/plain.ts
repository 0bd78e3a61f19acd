import type { Node } from 'web-tree-sitter';

/** A number, a boolean or null as JSON writes it; `undefined` for anything else. */
export function plainOf(node: Node, numbers: string[]): string | undefined {
  const { text } = node;
  if (text.length > 40) return undefined;
  if (numbers.includes(node.type) || /^-?\d+(?:\.\d+)?$/.test(text)) {
    const number = text.replace(/_/g, '').replace(/(?<=\d)(?:[ui]\d+|[lLfFdDmMnN])$/, '');
    return /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(number) ? number : undefined;
  }
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase();
  return /^(?:null|None|nil|NULL)$/.test(text) ? 'null' : undefined;
}
