import type { ParsedDocument } from '../../../src/parsing/document';
import { isImported } from './imports';

/** `StatusCode` as this file may say it: with its crate where nothing imports it. */
export function statusCode(document: ParsedDocument): string {
  const imported = ['reqwest', 'http', 'axum::http'].some(c => isImported(document, c, 'StatusCode'));
  return imported || /\buse\s+\w+::prelude::\*/.test(document.text) ? 'StatusCode' : 'reqwest::StatusCode';
}

/** Came with http 1.2; the crates of the years before do not know it. */
const young = /^StatusCode::TOO_EARLY$/;

/** The comparison where no sibling shows one. */
export function compare(status: string, code: number, name: string, document: ParsedDocument): string {
  const number = /\.as_u16\(\)$/.test(status) || isNumber(status, document);
  if (/^\d+$/.test(name) || number || young.test(name)) {
    const asked = number || /^\d+$/.test(name) ? status : `${status}.as_u16()`;
    return `${asked} == ${code}`;
  }
  return `${status} == ${name.replace(/^StatusCode(?=::)/, statusCode(document))}`;
}

/** True for a name that was given the status as a number. */
export const isNumber = (name: string, { text }: ParsedDocument): boolean =>
  /^\w+$/.test(name) &&
  new RegExp(`\\b${name}\\s*(?::\\s*u16\\s*)?=\\s*[\\w.]+\\.status\\(\\)\\.as_u16\\(\\)`).test(text);
