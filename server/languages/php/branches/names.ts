import type { ParsedDocument } from '../../../src/parsing/document';
import { escape } from '../../../src/branches/tree';

const read = new WeakMap<ParsedDocument, Map<string, string>>();

/** The classes that a file imports: the name in this file, and the whole one. Functions and constants are left out. */
export function importedClasses(document: ParsedDocument): Map<string, string> {
  let found = read.get(document);
  if (found) return found;
  read.set(document, (found = new Map<string, string>()));
  const add = (prefix: string, clause: string): void => {
    const [, name = '', alias] = /^\s*\\?([\w\\]+)(?:\s+as\s+(\w+))?\s*$/.exec(clause) ?? [];
    const whole = prefix + name;
    if (name) found.set(alias ?? whole.split('\\').at(-1) ?? whole, whole);
  };
  for (const m of document.text.slice(0, 50_000).matchAll(/^use\s+(?!function\b|const\b)([^;()]+);/gm)) {
    const clause = m[1] ?? '';
    const group = /^\s*\\?([\w\\]+\\)\{([^}]*)\}/.exec(clause);
    for (const one of (group?.[2] ?? clause).split(',')) add(group?.[1] ?? '', one);
  }
  return found;
}

/** A class by its whole name, without a backslash in front; what is not imported is taken for global. */
export function wholeName(name: string, document: ParsedDocument): string {
  if (name.startsWith('\\')) return name.slice(1);
  const [first = name, ...rest] = name.split('\\');
  const imported = importedClasses(document).get(first);
  return [imported ?? first, ...rest].join('\\');
}

export const namespaceOf = ({ text }: ParsedDocument): string | undefined =>
  /^\s*namespace\s+([\w\\]+)\s*[;{]/m.exec(text)?.[1];

/** How this file names a class, and what it has to import for it. */
export function classReference(whole: string, document: ParsedDocument): { name: string; use?: string } {
  const short = whole.split('\\').at(-1) ?? whole;
  const classes = importedClasses(document);
  for (const [name, imported] of classes) if (imported === whole) return { name };
  const taken =
    classes.has(short) ||
    new RegExp(`^\\s*(?:final\\s+|abstract\\s+)*class\\s+${escape(short)}\\b`, 'm').test(document.text);
  if (whole.includes('\\')) return taken ? { name: `\\${whole}` } : { name: short, use: whole };
  const slashed = /(?:\bnew\s+|\bcatch\s*\(\s*|\|\s*)\\[A-Z]\w*(?!\\|\w)/.test(document.text);
  if (namespaceOf(document) === undefined) return { name: slashed || taken ? `\\${whole}` : whole };
  const importsGlobals = [...classes.values()].some(c => !c.includes('\\'));
  return importsGlobals && !slashed && !taken ? { name: short, use: whole } : { name: `\\${whole}` };
}
