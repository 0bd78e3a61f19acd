import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../parsing/document';
import type { Call } from './calls';
import type { Body } from './types';
import type { Reader } from './reader';
import { jsonOf } from './value';

/** Members that a handler takes out of the body one by one: `req.body.name`, `request.json["name"]`. */
const member =
  /(?:\b(?:req|request|ctx\.request|c\.req|context\.request)\.body|\brequest\.(?:json|get_json\(\)|data)|\bbody)(?:\.get\(["']|\[["']|\??\.)([A-Za-z_]\w*)/g;
const destructured =
  /\{([^{}]*)\}\s*(?::[^=;]*)?=\s*(?:await\s+)?(?:\(\s*)?(?:req|request|ctx\.request|c\.req)\.(?:body|json\(\))/g;
const methodsOfValues =
  /^(?:json|text|get|items|keys|values|length|toString|map|filter|forEach|then|slice|trim|includes|pipe|on|read|decode|dict|model_dump|hasOwnProperty|constructor)$/;

/** A JSON body with a blank for each member that the handler names; an empty object where it names none. */
export function bodyFor(
  call: Call | undefined,
  declared: Node | undefined,
  document: ParsedDocument,
  reader: Reader,
): Body | undefined {
  const handler = declared ?? call?.node;
  if (!handler) return undefined;
  const text = document.text.slice(handler.startIndex, Math.min(handler.endIndex, handler.startIndex + 20_000));
  const names = new Set<string>();
  for (const [, pattern = ''] of text.matchAll(destructured)) {
    for (const part of pattern.split(',')) {
      const name = /^\s*([A-Za-z_$][\w$]*)/.exec(part)?.[1];
      if (name && !/^\s*\.\.\./.test(part)) names.add(name);
    }
  }
  for (const [, name = ''] of text.matchAll(member)) if (name && !methodsOfValues.test(name)) names.add(name);
  const entries = [...names].slice(0, 50).map(name => ({
    name,
    value: { kind: 'text' as const, text: reader.blanks.named(name) },
  }));
  return { kind: 'json', text: jsonOf({ kind: 'map', entries }) };
}
