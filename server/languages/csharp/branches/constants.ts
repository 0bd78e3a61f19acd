import type { ParsedDocument } from '../../../src/parsing/document';
import { editionOf } from './libraries';

/** Codes that have a name in .NET but none in .NET Framework. */
const young = new Set([102, 103, 207, 208, 226, 308, 421, 422, 423, 424, 428, 429, 431, 451, 506, 507, 508, 510, 511]);

/** Names that only the newest .NET has, or that are second names. */
const odd = /^(?:UnprocessableContent|Ambiguous|Moved|Redirect|RedirectMethod|RedirectKeepVerb)$/;

/** A code as this file writes it: `HttpStatusCode.NotFound`, `NotFound` behind a `using static`, `(HttpStatusCode)425`. */
export function spell(code: number, names: readonly string[], document: ParsedDocument): string {
  const name = names.find(n => !odd.test(n));
  if (name === undefined || (young.has(code) && editionOf(document).casts && !document.text.includes(`.${name}`)))
    return `(HttpStatusCode)${code}`;
  return /^\s*using\s+static\s+System\.Net\.HttpStatusCode\s*;/m.test(document.text) ? name : `HttpStatusCode.${name}`;
}

/** The comparison where no sibling shows one: of numbers where the file compares numbers. */
export function compare(status: string, code: number, name: string, document: ParsedDocument): string {
  const { text } = document;
  const own = status.replace(/[.$]/g, '\\$&');
  if (/^\w+$/.test(status) && new RegExp(`\\bint\\s+${own}\\s*=|(?<!\\w)${own}\\s*=\\s*\\(int\\)`).test(text))
    return `${status} == ${code}`;
  if (/\(int\)\s*[\w.]+\.StatusCode\s*(?:[=!<>]=|[<>]|switch|is)/.test(text) && !/\bHttpStatusCode\.\w/.test(text))
    return `(int)${status} == ${code}`;
  return `${status} == ${name}`;
}
