import type { ParsedDocument } from '../../parsing/document';
import type { Evidence } from '../types';
import type { Receiver } from './receiver';

/**
 * What the file itself says of a name: `static const int notFound = 404;` and elsewhere `code == notFound`, Dart's
 * `Response.noContent({…}) : this(204)`, `final Response missing = …`.
 */
export function ownConstant(
  name: string,
  code: number,
  start: number,
  receiver: Receiver | undefined,
  document: ParsedDocument,
): Evidence[] {
  if (!/^[a-z]+(?:[A-Z_]|$)/.test(name)) return [];
  if (constructs(name, code, start, document))
    return [{ words: `the constructor \`${name}\` holds ${code}`, weight: 1.1 }];
  if (receiver !== undefined) return [];
  return ownValue(name, document) === String(code)
    ? [{ words: `\`${name}\` is ${code} in this file`, weight: 1.1 }]
    : [];
}

const known = new WeakMap<ParsedDocument, Map<string, string | undefined>>();

/** A constant's number: the one that the file gives to the name, and no other. Searched for once a name in each version. */
function ownValue(name: string, document: ParsedDocument): string | undefined {
  let own = known.get(document);
  if (!own) known.set(document, (own = new Map<string, string | undefined>()));
  if (!own.has(name)) own.set(name, findValue(name, document.text));
  return own.get(name);
}

function findValue(name: string, text: string): string | undefined {
  const values = [
    ...text.matchAll(
      new RegExp(`(?<![\\w.])${name}\\s*(?::\\s*\\w+\\s*)?(?:=\\s*([^=\\s][^\\n;,]{0,40})|\\{\\s*(\\d+)\\s*\\})`, 'g'),
    ),
  ].map(m => (m[1] ?? m[2] ?? '').trim());
  return values.length === 1 && /^\d{3}$/.test(values[0] ?? '') ? values[0] : undefined;
}

/** A named constructor, as Dart has them, whose initialisers or body hold the code or the name of the status; reads 900 characters. */
function constructs(name: string, code: number, start: number, { language, text }: ParsedDocument): boolean {
  const { namedConstructor } = language.names ?? {};
  if (!namedConstructor || text.charAt(start + name.length) !== '(') return false;
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  if (!namedConstructor.test(line)) return false;
  const below = text.slice(start + name.length, start + name.length + 900);
  const end = /;|\n[ \t]*\n/.exec(below)?.index ?? below.length;
  return new RegExp(`\\)\\s*(?::|=>|\\{)[\\s\\S]*(?:(?<![\\w.])${code}(?![\\w.])|\\bHttpStatus\\.${name}\\b)`).test(
    below.slice(0, end),
  );
}
