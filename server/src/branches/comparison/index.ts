import { escape, plain } from '../tree';
import type { Subject } from '../conditions/types';
import type { Dialect } from '../dialect';
import type { Binding } from '../types';
import { constantsOf, spelled } from './constants';
import { likeSibling } from './likeSibling';
import type { Comparing } from './types';

export { spelled } from './constants';

/** The condition for a code in the words of its nearest sibling: its operands in their order, its number or its constant. */
export function comparisonFor(comparing: Comparing, subject: Subject): string {
  const { document, binding, place, code, dialect } = comparing;
  const template = likeSibling(comparing);
  if (template !== undefined) return template;
  const member = usesNumbers(comparing) ? undefined : memberFor(comparing);
  const number = usesNumbers(comparing) ? String(code) : spelledOr(member, comparing);
  if (place.form === 'case' && !place.chain?.bare)
    return dialect.label?.(code, false, place, binding, document) ?? number;
  const status = statusFor(member, binding, dialect);
  const asked = aliasOf(status, comparing, subject) ?? binding.statusText ?? status;
  const equals = /[^=!<>](={2,3})[^=]/.exec(place.like?.condition?.text ?? '')?.[1] ?? dialect.equals;
  return dialect.compare?.(asked, code, number, document) ?? `${asked} ${equals} ${number}`;
}

/** True where the sibling asks for a number. A cast, `(HttpStatusCode)429`, makes no number of it. */
function usesNumbers({ place: { like } }: Comparing): boolean {
  return (
    /(?<![\w.])(?<!\([A-Z]\w*\)\s*)\d{3}(?![\w.])/.test(like?.condition?.text ?? '') && (like?.exact.length ?? 0) > 0
  );
}

/** The name of the code in the table whose names code with this library uses. */
function memberFor({ binding, code, dialect, services }: Comparing): string | undefined {
  const constants = constantsOf(binding, dialect);
  const table = constants && services.constants.tables().find(t => t.id === constants.table);
  return table && Object.entries(table.members).find(([, c]) => c === code)?.[0];
}

function spelledOr(member: string | undefined, { document, binding, code, dialect, services }: Comparing): string {
  const constants = constantsOf(binding, dialect);
  const named = member && constants ? `${constants.receiver}${constants.separator ?? '.'}${member}` : String(code);
  return spelled(code, document, dialect, services) ?? named;
}

/** The expression for the status, as a number unless it is compared with a constant. */
function statusFor(member: string | undefined, { name, library }: Binding, dialect: Dialect): string {
  const { status: holder, number: numeric = holder } = library;
  return name + (dialect.member ?? '.') + (member ? holder : numeric);
}

/** A short name that the scope already has for the status. */
function aliasOf(status: string, { document, binding, place }: Comparing, { statuses }: Subject): string | undefined {
  const code = document.text.slice(binding.start, place.offset);
  return [...statuses].find(
    s => s !== plain(status) && /^[\w$]+$/.test(s) && new RegExp(`(?<![\\w$.])${escape(s)}(?![\\w$])`).test(code),
  );
}
