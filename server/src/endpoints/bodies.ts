import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../parsing/document';
import { callOf, unwrap, type Call } from './calls';
import { functionAround } from './definition';
import type { Blanks } from './blanks';
import type { Body, Pair } from './types';
import type { Reader } from './reader';
import { textOf, type Value } from './value';

/** Calls that one builder is followed through, and mentions of a form that are looked at. */
const callLimit = 40;
const mentionLimit = 60;

/** `FormBody.Builder().add("user", user).build()`; undefined where it is another builder. */
export function builtForm(made: Call, document: ParsedDocument, reader: Reader): Body | undefined {
  const pairs: Pair[] = [];
  for (let call: Call | undefined = made, i = 0; call && i < callLimit; i++) {
    const [, maker] = /^(?:new\s+)?(?:[\w.]+\.)?(FormBody|MultipartBody)\.Builder\b/.exec(call.node.text) ?? [];
    if (!maker) return undefined;
    const [name, value] = call.args;
    if (/^(?:add|addEncoded|addFormDataPart)$/.test(call.name) && name && value)
      pairs.unshift([reader.text(name.value), reader.text(value.value)]);
    const before: Node | undefined = call.receiver && unwrap(call.receiver, document);
    const next: Call | undefined = before && callOf(before, document);
    if (!next || call.name === 'Builder') return { kind: maker === 'FormBody' ? 'form' : 'multipart', pairs };
    call = next;
  }
  return undefined;
}

/** `form.append('name', value)` before the request. */
export function appended(node: Node, document: ParsedDocument, reader: Reader): Pair[] {
  const inner = unwrap(node, document);
  if (!/^[$@]?\w+$/.test(inner.text)) return [];
  const pairs: Pair[] = [];
  const { text, root } = document;
  const from = functionAround(inner, document)?.startIndex ?? 0;
  for (let i = from - 1, seen = 0; seen < mentionLimit; seen++) {
    i = text.indexOf(`${inner.text}.`, i + 1);
    if (i < 0 || i >= inner.startIndex) break;
    for (let n = root.descendantForIndex(i), up = 0; n && up < 4; n = n.parent, up++) {
      const call = callOf(n, document);
      const [name, value] = call?.args ?? [];
      if (!call || !name || !value || !/^(?:append|set|add|add_field|Add|WriteField|field)$/.test(call.name)) continue;
      pairs.push([reader.text(name.value), reader.text(value.value)]);
      break;
    }
  }
  return pairs;
}

/** The pairs of a map or of a list of pairs; `undefined` where it is neither. */
export function pairsOf(value: Value, blanks: Blanks): Pair[] | undefined {
  if (value.kind === 'form') return pairsOf(value.of, blanks);
  if (value.kind === 'map')
    return value.entries.flatMap(({ name, value: v }): Pair[] => {
      if (v.kind === 'list') return v.items.map(i => [name, textOf(i, blanks)]);
      return v.kind === 'plain' && v.text === 'null' ? [] : [[name, textOf(v, blanks)]];
    });
  if (value.kind !== 'list') return undefined;
  const pairs = value.items.map((i): Pair | undefined => {
    const [name, v] = i.kind === 'list' && i.items.length === 2 ? i.items : [];
    return name && v ? [textOf(name, blanks), textOf(v, blanks)] : undefined;
  });
  return pairs.length && pairs.every(p => p !== undefined) ? pairs : undefined;
}

/** A body that is sent as text is JSON or XML where its media type says so. */
export function typedBody(
  body: Body | undefined,
  type: string,
  map: Value | undefined,
  blanks: Blanks,
): Body | undefined {
  if (body?.kind === 'json' && map && /x-www-form-urlencoded/i.test(type))
    return { kind: 'form', pairs: pairsOf(map, blanks) ?? [] };
  if (body?.kind !== 'text') return body;
  if (/json/i.test(type) || (!type && /^\s*[[{][\s\S]*[\]}]\s*$/.test(body.text) && !body.text.startsWith('{{')))
    return { kind: 'json', text: body.text };
  if (/xml/i.test(type)) return { kind: 'xml', text: body.text };
  if (/x-www-form-urlencoded/i.test(type) && /^[^\s=]+=/.test(body.text)) {
    const pairs = body.text.split('&').map((p): Pair => {
      const at = p.indexOf('=');
      return at < 0 ? [p, ''] : [decodeForm(p.slice(0, at)), decodeForm(p.slice(at + 1))];
    });
    return { kind: 'form', pairs };
  }
  return body;
}

/** All of a body's text, to look for blanks in. */
export function textOfBody(body: Body | undefined): string {
  return !body ? '' : 'pairs' in body ? body.pairs.flat().join('\n') : body.text;
}

function decodeForm(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}
