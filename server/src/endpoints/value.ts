import type { Node } from 'web-tree-sitter';
import type { Blanks } from './blanks';
import { encode } from './urls';

/** What an expression is worth, as far as the file says it. Texts hold `{{blanks}}` for the rest. */
export type Value =
  | { kind: 'text'; text: string }
  /** A number, a boolean or null, as JSON writes it. */
  | { kind: 'plain'; text: string }
  | { kind: 'map'; entries: Entry[] }
  | { kind: 'list'; items: Value[] }
  /** Something that is written as JSON, as a form, as parts. */
  | { kind: 'json' | 'form' | 'multipart'; of: Value }
  | { kind: 'blank'; text: string };

export interface Entry {
  name: string;
  value: Value;
}

/** A value as a text; a map or list as JSON. */
export function textOf(value: Value, blanks: Blanks, node?: Node): string {
  switch (value.kind) {
    case 'text':
    case 'plain':
    case 'blank':
      return value.text;
    case 'json':
      return jsonOf(value.of);
    case 'form':
      return value.of.kind === 'map'
        ? value.of.entries.map(e => `${encode(e.name)}=${encode(textOf(e.value, blanks))}`).join('&')
        : textOf(value.of, blanks, node);
    default:
      return value.kind === 'map' || value.kind === 'list' ? jsonOf(value) : blanks.mark(node?.text ?? 'value');
  }
}

/** A value as JSON, indented by two spaces. Blanks are strings there: what is filled in cannot break the JSON. */
export function jsonOf(value: Value, indent = ''): string {
  const deeper = `${indent}  `;
  switch (value.kind) {
    case 'plain':
      return value.text;
    case 'text':
    case 'blank':
      return JSON.stringify(value.text);
    case 'list':
      if (value.items.length === 0) return '[]';
      return `[\n${value.items.map(i => deeper + jsonOf(i, deeper)).join(',\n')}\n${indent}]`;
    case 'map':
      if (value.entries.length === 0) return '{}';
      return `{\n${value.entries.map(e => `${deeper}${JSON.stringify(e.name)}: ${jsonOf(e.value, deeper)}`).join(',\n')}\n${indent}}`;
    default:
      return jsonOf(value.of, indent);
  }
}
