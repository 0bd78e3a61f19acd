import type { ParsedDocument } from '../parsing/document';
import { isStatusType } from './declared';
import { pathOf } from './path';
import type { Evidence } from './types';
import { responseName, statusName } from './words';

/** What stands before a function's name where a keyword declares it, and where its type does. */
const keyword = '\\b(?:defp?|func|fn|fun|function)\\s+(?:self\\.|[\\w<>]+\\.)?';
const typed =
  '^[ \\t]*(?:(?:public|private|protected|internal|static|final|async|override|virtual|def)\\s+)*(?!return\\b|new\\b|await\\b|throw\\b|else\\b)([A-Za-z_][\\w.<>?[\\], ]*?)[ \\t]+';

const kept = new WeakMap<Pick<ParsedDocument, 'text'>, Map<string, Evidence[]>>();

/**
 * What calling `name` gives, where a function of the same file is called so: `int code(String path) { return get(path).status(); }`,
 * `func remove() -> HTTPStatus`, a shell's `fetch() { curl -w '%{http_code}' "$1"; }`. Reads 30 lines of it, once for a name in each
 * version.
 */
export function resultEvidence(name: string, document: Pick<ParsedDocument, 'text'>): Evidence[] {
  if (!/^\w{2,40}[?!]?$/.test(name)) return [];
  let known = kept.get(document);
  if (!known) kept.set(document, (known = new Map<string, Evidence[]>()));
  let evidence = known.get(name);
  if (!evidence) known.set(name, (evidence = resultOf(name, document.text)));
  return evidence;
}

/** A function that a file declares. */
interface Declared {
  /** Its first line, and the lines of its parameters where they have their own. */
  header: string;
  /** The type before its name or behind its parameters; empty where it says none. */
  type: string;
  body: string;
}

function resultOf(name: string, text: string): Evidence[] {
  const declared = declarationOf(name, text);
  if (!declared) return [];
  const { header, type, body } = declared;
  if (isStatusType(type)) return [{ words: `\`${name}\` gives back a \`${type}\``, weight: 0.9 }];
  if (/%\{(?:http|response)_code\}/.test(header + body))
    return [{ words: `curl writes the status in \`${name}\``, weight: 0.8 }];
  const path = valuesOf(declared)
    .map(value => pathOf(value.replace(/^\s*return\b|\s+(?:end|\})\s*$|;\s*$/g, '')))
    .find(isStatus);
  return path ? [{ words: `\`${name}\` gives back \`${path.join('.')}\``, weight: 0.8 }] : [];
}

/** Where a function of that name is declared, whatever the language; the first in the file. */
function declarationOf(name: string, text: string): Declared | undefined {
  const own = name.replace(/\W/g, '\\$&');
  const found =
    new RegExp(`${keyword}${own}(?![\\w?!])[^\\n]*`).exec(text) ??
    new RegExp(`${typed}${own}[ \\t]*\\([^;{}]{0,300}\\)[^;{}\\n]{0,60}(?:\\{|=>)[^\\n]*`, 'm').exec(text) ??
    new RegExp(`^[ \\t]*(?:function[ \\t]+)?${own}[ \\t]*\\([ \\t]*\\)[ \\t]*\\{[^\\n]*`, 'm').exec(text) ??
    // Go's `code := func() int {`, `const code = async () => {`
    new RegExp(
      `\\b${own}\\s*:?=\\s*(?:async\\s+)?(?:func\\b|function\\b|\\([^()\\n]*\\)\\s*=>|\\|[^|\\n]*\\|)[^\\n]*`,
    ).exec(text);
  if (!found) return undefined;
  // Parameters on lines of their own.
  const header = /\(\s*$/.test(found[0])
    ? found[0] +
      (/^[^{};]{0,400}?\n[ \t]*\)[^\n]*/.exec(text.slice(found.index + found[0].length, found.index + 700))?.[0] ?? '')
    : found[0];
  const type =
    (/^\s*\w/.test(header) ? found[1] : undefined) ?? /(?:->|\)\s*:)\s*([\w.?]+)\s*(?:[{=]|$)/.exec(header)?.[1] ?? '';
  return { header, type, body: bodyOf(text, found.index, found.index + header.length) };
}

/** What it may give back: behind each `return`, in its last statement, on the line of its header. */
function valuesOf({ header, body }: Declared): string[] {
  const inline = /(?:=>?|\{)\s*(?:return\s+)?([^={}]+?);?\s*\}?\s*$/.exec(header.replace(/\([^()]*\)/, ''))?.[1];
  return [...[...body.matchAll(/\breturn\s+([^\n;]+)/g)].map(m => m[1] ?? ''), lastStatement(body), inline ?? ''];
}

/** `response.status_code`, `answer.status.value`: the name of a status, of itself or by what it belongs to. */
function isStatus(path: string[]): boolean {
  const given = statusName(path.at(-1) === 'value' ? (path.at(-2) ?? '') : (path.at(-1) ?? ''));
  return given.weight >= 1 || (given.weight > 0 && path.slice(0, -1).some(p => responseName(p).weight > 0));
}

/** The last line, and those that it goes on from: Rust's `client.get(url)`, and below it `.status()` and `.as_u16()`. */
function lastStatement(body: string): string {
  const lines = body.trimEnd().split('\n');
  const first = lines.findLastIndex(line => !/^\s*\./.test(line));
  return lines
    .slice(Math.max(0, first))
    .join('')
    .replace(/\.as_u16\(\)$/, '');
}

/** The lines below a header that stand further in than it; at most 30. */
function bodyOf(text: string, start: number, end: number): string {
  const line = text.lastIndexOf('\n', start) + 1;
  const indent = /^[ \t]*/.exec(text.slice(line, line + 80))?.[0].length ?? 0;
  const lines: string[] = [];
  for (const below of text.slice(end + 1, end + 3000).split('\n', 30)) {
    const depth = /^[ \t]*/.exec(below)?.[0].length ?? 0;
    if (below.trim() !== '' && depth <= indent && !/^\s*\{\s*$/.test(below)) break;
    lines.push(below);
  }
  return lines.join('\n');
}
