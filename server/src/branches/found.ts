import type { ParsedDocument } from '../parsing/document';
import type { Services } from '../services';
import { handling, type Handling } from './handling';
import { placeFor } from './place';
import { withinReach } from './reach';
import { dialectFor } from './registry';
import { siteAt } from './site';
import { styleOf } from './style';
import { escape } from './tree';
import type { Dialect } from './dialect';
import type { Binding, Place } from './types';

/** The response at a spot, and what the program does about its status. */
export interface Found {
  dialect: Dialect;
  binding: Binding;
  handling: Handling;
}

/** `undefined` where no response is in scope at `offset` on which branches can be written. */
export function findAt(document: ParsedDocument, offset: number, services: Services): Found | undefined {
  const dialect = dialectFor(document.language.id);
  const site = dialect && siteAt(document, offset, dialect);
  if (!site || isAsserted(site)) return undefined;
  const binding = withinReach(site, dialect);
  return { dialect, binding, handling: handling(document, binding, dialect, services) };
}

/** Where answers with that code arrive: successes do not in an `except` for the failures of their request. */
export function findFor(code: number, found: Found, document: ParsedDocument, services: Services): Found {
  const { binding, dialect } = found;
  if (!binding.caught || !binding.request || comesHere(code, binding)) return found;
  const other = dialect.bindSuccess?.(binding.request, document);
  return other ? { dialect, binding: other, handling: handling(document, other, dialect, services) } : found;
}

/** True in a test that only compares the status with what it should be. */
function isAsserted({ scope, name, library, parts }: Binding): boolean {
  const members = [library.status, ...Object.keys(library.flags)];
  const subject = parts
    ? `(?:${members
        .flatMap(m => parts.get(m) ?? [])
        .map(escape)
        .join('|')})`
    : `${escape(name)}\\??(?:\\.|->)(?:${members.map(escape).join('|')})`;
  return new RegExp(
    `(?:\\bexpect|\\bassert[\\w.]*!?|\\bt\\.\\w+)\\s*\\(?\\s*(?:await\\s+)?(?:['"\\w:]+,\\s*)?${subject}(?!\\w)|` +
      `\\b[aA]ssert\\w*(?:\\.\\w+)?!?\\([^;\\n]*[(,]\\s*(?:\\(\\w+\\)\\s*)?${subject}(?!\\w)|${subject}\\.Should(?:Be)?\\(`,
  ).test(scope.text);
}

/** Successes are not caught. */
export const comesHere = (code: number, { caught, comes }: Binding): boolean =>
  comes ? comes(code) : !caught || code >= 300;

/** Where a branch for the code goes; 599 stands for all server errors. */
export function placeIn(
  document: ParsedDocument,
  { dialect, binding, handling: { chains } }: Found,
  code: number,
  offset: number,
): Place | undefined {
  return placeFor({
    document,
    binding,
    chains,
    code,
    cursor: offset,
    dialect,
    unit: () => styleOf(document, dialect.style(document), dialect.usual).unit,
  });
}
