import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../parsing/document';
import type { Blanks } from './blanks';
import { callOf, keyName, unwrap, type Call } from './calls';
import { definitionOf, fieldDefinition, memberDefinition } from './definition';
import { filled } from './format';
import {
  alternating,
  environment,
  formatters,
  formWriters,
  joiners,
  jsonWriters,
  mapMakers,
  multipartMakers,
  sameArgument,
  sameReceiver,
} from './functions';
import { literalText } from './literal';
import { plainOf } from './plain';
import { headerName } from './headerName';
import { jsonTokens } from './tokens';
import type { Endpoints } from './types';
import { joinUrls } from './urls';
import { textOf, type Value } from './value';

/** A key of a map and the node of its value. */
export interface NodeEntry {
  name: string;
  value: Node;
}

const deepest = 12;
/** Characters of a text, and members of a map, that are taken over. */
const longest = 20_000;
const most = 200;

/** Reads expressions of one document. */
export class Reader {
  constructor(
    readonly document: ParsedDocument,
    private readonly endpoints: Endpoints,
    readonly blanks: Blanks,
  ) {}

  /** A text with blanks; a number counts as one. */
  text(node: Node): string {
    return textOf(this.read(node), this.blanks, node);
  }

  /** The text of a literal, or of a name for one; `undefined` where some of it is not literal. */
  literal(node: Node): string | undefined {
    const value = this.read(node);
    return (value.kind === 'text' || value.kind === 'plain') && !/\{\{[^{}]*\}\}/.test(value.text)
      ? value.text
      : undefined;
  }

  read(node: Node, depth = 0): Value {
    const { document } = this;
    const inner = unwrap(node, document);
    if (depth > deepest) return this.blank(inner);
    const { nodes } = document.language;
    const plain = plainOf(inner, nodes.number);
    if (plain !== undefined) return { kind: 'plain', text: plain };
    if (nodes.symbol?.includes(inner.type)) return { kind: 'text', text: keyName(inner) };
    const text = literalText(inner, document, this.endpoints.hole, hole => this.hole(hole, inner, depth + 1));
    if (text !== undefined) return { kind: 'text', text: text.slice(0, longest) };
    const entries = this.entries(inner, depth);
    if (entries)
      return {
        kind: 'map',
        entries: entries.slice(0, most).map(e => ({ name: e.name, value: this.read(e.value, depth + 1) })),
      };
    const items = this.items(inner);
    if (items) return { kind: 'list', items: items.slice(0, most).map(i => this.read(i, depth + 1)) };
    const joined = this.concatenation(inner, depth);
    if (joined) return joined;
    const call = callOf(inner, document);
    if (call) return this.call(call, depth) ?? this.blank(inner);
    return this.named(inner, depth) ?? this.fallback(inner, depth) ?? this.blank(inner);
  }

  /** Keys and values of a map, seen through names; `undefined` for what is none. */
  entries(node: Node, depth = 0): NodeEntry[] | undefined {
    const { document } = this;
    const inner = unwrap(node, document);
    if (depth > deepest) return undefined;
    const { structure } = document;
    const list = inner.namedChildren.filter((n): n is Node => n !== null && !/comment/.test(n.type));
    if (structure.one(inner, 'map') || /^(?:dictionary|object|hash)$/.test(inner.type))
      return list.flatMap(n => this.entry(n, depth));
    // Several entries on one node: C#'s `new { Name = "Ann", Age = 3 }`
    const all = /anonymous_object|^initializer_expression$/.test(inner.type)
      ? structure.one(inner, 'entry')
      : undefined;
    if (all)
      return (all.parts.key ?? []).flatMap(key => {
        const value = all.parts.value?.find(v => v.startIndex >= key.endIndex);
        return value ? [{ name: keyName(key), value }] : [];
      });
    // C#: new Dictionary<…> { ["a"] = 1, { "b", 2 } } and new { a = 1 }
    const initializer = list.find(n => n.type === 'initializer_expression');
    if (initializer && /object_creation/.test(inner.type)) return this.initialized(initializer, depth);
    const call = callOf(inner, document);
    if (call && alternating.has(call.name) && /^(?:Map|ImmutableMap)$/.test(call.on))
      return call.args.flatMap((a, i) => {
        const value = call.args[i + 1];
        return i % 2 === 0 && value ? [{ name: this.text(a.value), value: value.value }] : [];
      });
    if (call && (mapMakers.has(call.name) || (call.args.length > 0 && call.args.every(a => a.name !== undefined)))) {
      const own = call.args.flatMap(a =>
        a.name !== undefined
          ? [{ name: a.name, value: a.value }]
          : a.value.id === inner.id
            ? []
            : (this.entries(a.value, depth + 1) ?? this.entry(a.value, depth)),
      );
      return own.length || call.args.length === 0 ? own : undefined;
    }
    // What only holds one: a struct literal's body, a Headers object.
    const only = call?.args[0];
    if (
      call &&
      only &&
      call.args.length === 1 &&
      sameArgument.has(call.name) &&
      !formWriters.has(call.name) &&
      !jsonWriters.has(call.name)
    )
      return this.entries(only.value, depth + 1);
    const definition = this.definition(inner);
    return definition && this.entries(definition, depth + 1);
  }

  private entry(node: Node, depth: number): NodeEntry[] {
    const inner = unwrap(node, this.document);
    const entry = this.document.structure.one(inner, 'entry');
    const key = entry?.parts.key?.[0];
    const value = entry?.parts.value?.[0];
    if (key && value) {
      const computed =
        /computed|identifier|member|field|name|constant/.test(key.type) && !/property_identifier/.test(key.type);
      const symbol = computed ? undefined : keyName(key);
      const read = symbol ?? this.keyText(key);
      return [{ name: read, value }];
    }
    if (/shorthand_property_identifier/.test(inner.type)) return [{ name: inner.text, value: inner }];
    if (/spread|splat|unpack|variadic/.test(inner.type)) {
      const spread = inner.namedChildren.find((n): n is Node => n !== null);
      return (spread && this.entries(spread, depth + 1)) ?? [];
    }
    return inner.id === node.id ? [] : this.entry(inner, depth);
  }

  /** A key that is no literal: a constant, or a bare name that is itself the key. */
  private keyText(key: Node): string {
    const inner = unwrap(key, this.document);
    if (/^(?:identifier|field_identifier|property_identifier|simple_identifier)$/.test(inner.type)) {
      const definition = /^[A-Z\d_]+$/.test(inner.text) ? this.definition(inner) : undefined;
      return definition ? this.text(definition) : inner.text;
    }
    const value = this.read(inner.type === 'computed_property_name' ? (inner.namedChildren[0] ?? inner) : inner);
    return value.kind === 'blank' ? headerName(inner.text) : textOf(value, this.blanks, inner);
  }

  /** Members of an object initializer, entries of a collection's. */
  initialized(list: Node, depth = 0): NodeEntry[] {
    return list.namedChildren.flatMap((n): NodeEntry[] => {
      if (!n) return [];
      const left = n.childForFieldName('left');
      const right = n.childForFieldName('right');
      if (left && right) return [{ name: keyName(left), value: right }];
      const [key, value] = n.type === 'initializer_expression' ? n.namedChildren : [];
      return key && value ? [{ name: this.text(key), value }] : this.entry(n, depth);
    });
  }

  private items(node: Node): Node[] | undefined {
    const { structure } = this.document;
    if (!structure.one(node, 'list') && !structure.one(node, 'tuple')) return undefined;
    return structure.runs.children(node).filter(n => !/comment|^(?:type_arg|predefined)/.test(n.type));
  }

  /** `BASE + "/users/" + id`, `"%s" % x`. */
  private concatenation(node: Node, depth: number): Value | undefined {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    if (!left || !right || !/binary|concatenat/.test(node.type)) return undefined;
    const operator =
      node.childForFieldName('operator')?.text ?? this.document.text.slice(left.endIndex, right.startIndex).trim();
    if (operator === '%') {
      const pattern = this.literal(left);
      if (pattern === undefined) return undefined;
      const items = this.items(unwrap(right, this.document)) ?? [right];
      return {
        kind: 'text',
        text: filled(
          pattern,
          items.map(i => ({ text: this.deepText(i, depth) })),
        ),
      };
    }
    if (operator === '||' || operator === '??' || operator === 'or') return this.either(left, right, depth);
    if (!/^(?:\+|\.|<>|~|\.\.|\/)$/.test(operator)) return undefined;
    const [a, b] = [this.read(left, depth + 1), this.read(right, depth + 1)];
    if (a.kind === 'plain' && b.kind === 'plain') return undefined;
    return { kind: 'text', text: textOf(a, this.blanks, left) + textOf(b, this.blanks, right) };
  }

  private deepText(node: Node, depth: number): string {
    return textOf(this.read(node, depth + 1), this.blanks, node);
  }

  private call(call: Call, depth: number): Value | undefined {
    const { name, args, receiver } = call;
    const [first, second] = args;
    if (/^(?:buffer|bytes|strings?|io)?$/i.test(call.on) === false && name === 'from') return undefined;
    if (environment.has(name) && first && second && /env|ENV|^os$/i.test(`${call.on} ${name}`)) {
      const value = this.read(second.value, depth + 1);
      if (value.kind === 'text' && value.text) return value;
    }
    if (name in joiners && first && second && (name !== 'join' || /URI|url/i.test(call.on))) {
      const texts = [first, second].map(a => this.deepText(a.value, depth)) as [string, string];
      const [base, path] = joiners[name] === 'path-first' ? [texts[1], texts[0]] : texts;
      return { kind: 'text', text: joinUrls(base, path) };
    }
    if (formatters.has(name)) {
      const own = receiver && this.literal(receiver);
      const pattern = own ?? (first && this.literal(first.value));
      if (pattern !== undefined)
        return {
          kind: 'text',
          text: filled(
            pattern,
            (own === undefined ? args.slice(1) : args).map(a => ({
              text: this.deepText(a.value, depth),
              ...(a.name !== undefined && { name: a.name }),
            })),
            own === undefined ? name => this.nameText(name, call.node, depth + 1) : undefined,
          ),
        };
    }
    const tokens = name === 'json' ? call.node.namedChildren.find(n => n?.type === 'token_tree') : undefined;
    if (tokens) {
      const { runs } = this.document.structure;
      const of = jsonTokens(tokens, (a, b) => this.read(a.id === b.id ? a : runs.join(a, b), depth + 1));
      return { kind: 'json', of };
    }
    if (jsonWriters.has(name) && (first ?? receiver) && !(name === 'generate' && call.on !== 'JSON')) {
      const of = first?.value ?? receiver;
      return of && { kind: 'json', of: this.read(of, depth + 1) };
    }
    if (formWriters.has(name) && first) return { kind: 'form', of: this.read(first.value, depth + 1) };
    if (multipartMakers.has(name)) return { kind: 'multipart', of: { kind: 'map', entries: [] } };
    if (sameArgument.has(name) && first && first.name === undefined) return this.read(first.value, depth + 1);
    if (sameReceiver.has(name) && receiver) return this.read(receiver, depth + 1);
    return undefined;
  }

  /** A name, or a member, that the file gives a literal. */
  private named(node: Node, depth: number): Value | undefined {
    const { structure } = this.document;
    const member = structure.one(node, 'member') ?? structure.one(node, 'index');
    const object = member?.parts.object?.[0];
    const key = member?.parts.name?.[0] ?? member?.parts.value?.[0];
    // Ruby: { name: name }.to_json
    if (object && key?.text === 'to_json') return { kind: 'json', of: this.read(object, depth + 1) };
    if (object && key) {
      const entry = this.entries(object, depth + 1)?.find(e => e.name === keyName(key));
      if (entry) return this.read(entry.value, depth + 1);
    }
    const definition = this.definition(node);
    if (!definition) return undefined;
    const value = this.read(definition, depth + 1);
    // A name says more than the call that made it.
    return value.kind === 'blank' ? undefined : value;
  }

  /** The value that the file gives a name or a member. */
  definition(node: Node): Node | undefined {
    const { document } = this;
    const { text } = node;
    if (text.length > 120) return undefined;
    const plain = text.replace(/\s+/g, '');
    if (/^[$@]{0,2}[A-Za-z_]\w*$/.test(plain))
      return (
        definitionOf(plain, node, document) ?? (plain.startsWith('@') ? memberDefinition(plain, document) : undefined)
      );
    const member = /^(\$?[A-Za-z_][\w.]*?)(?:\.|->|::|\?\.)#?(\w+)$/.exec(plain);
    if (!member?.[1] || !member[2]) return undefined;
    if (/^(?:\$?this|self|cls|static|Self)$/.test(member[1]))
      return memberDefinition(plain, document) ?? fieldDefinition(member[2], document);
    return /^[A-Z]/.test(member[1]) ? fieldDefinition(member[2], document) : undefined;
  }

  /** `process.env.API ?? 'http://localhost:3000'` */
  private fallback(node: Node, depth: number): Value | undefined {
    const through = this.document.structure.one(node, 'through');
    const [value] = through?.parts.value ?? [];
    const [other] = through?.parts.other ?? [];
    return value && other ? this.either(other, value, depth) : undefined;
  }

  private either(first: Node, second: Node, depth: number): Value | undefined {
    for (const side of [first, second]) {
      const value = this.read(side, depth + 1);
      if (value.kind !== 'blank') return value;
    }
    return undefined;
  }

  private hole(node: Node | string, at: Node, depth: number): string {
    return typeof node === 'string' ? this.nameText(node, at, depth) : this.deepText(node, depth);
  }

  /** A name inside a text: `"$base/users"`, `format!("{BASE}/users")`. */
  private nameText(name: string, at: Node, depth: number): string {
    const definition = depth > deepest ? undefined : definitionOf(name, at, this.document);
    const value = definition && this.read(definition, depth + 1);
    return value && value.kind !== 'blank' ? textOf(value, this.blanks, definition) : this.blanks.mark(name);
  }

  private blank(node: Node): Value {
    return { kind: 'blank', text: this.blanks.mark(node.text) };
  }
}
