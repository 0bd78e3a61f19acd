import { phraseKey } from '../catalogue';
import type { ParsedDocument } from '../parsing/document';
import type { Services } from '../services';
import type { Subject } from './conditions/types';
import { descendants, escape, plain } from './tree';
import type { Binding, Dialect, Place } from './types';

/** The condition for `code` in the words of its nearest sibling: its operands in their order, its number or its constant. */
export function comparisonFor(
  document: ParsedDocument,
  binding: Binding,
  place: Place,
  code: number,
  subject: Subject,
  dialect: Dialect,
  services: Services,
): string {
  const constants = binding.library.constants ?? dialect.constants;
  const template = likeSibling(document, binding, place, code, dialect, services, constants?.table);
  if (template !== undefined) return template;
  // A cast, (HttpStatusCode)429, makes no number of it.
  const numbers =
    /(?<![\w.])(?<!\([A-Z]\w*\)\s*)\d{3}(?![\w.])/.test(place.like?.condition?.text ?? '') &&
    (place.like?.exact.length ?? 0) > 0;
  const name = !numbers && constants && services.constants.tables().find(t => t.id === constants.table);
  const member = name && Object.entries(name.members).find(([, c]) => c === code)?.[0];
  const named = member && constants ? `${constants.receiver}${constants.separator ?? '.'}${member}` : String(code);
  const number = numbers ? String(code) : (spelled(code, document, dialect, services) ?? named);
  if (place.form === 'case' && !place.chain?.bare)
    return dialect.label?.(code, false, place, binding, document) ?? number;
  const { status: holder, number: numeric = holder } = binding.library;
  const status = binding.name + (dialect.member ?? '.') + (member ? holder : numeric);
  // A short name that the scope already has for the status.
  const alias = [...subject.statuses].find(
    s =>
      s !== plain(status) &&
      /^[\w$]+$/.test(s) &&
      new RegExp(`(?<![\\w$.])${escape(s)}(?![\\w$])`).test(document.text.slice(binding.start, place.offset)),
  );
  const equals = /[^=!<>](={2,3})[^=]/.exec(place.like?.condition?.text ?? '')?.[1] ?? dialect.equals;
  const asked = alias ?? binding.statusText ?? status;
  return dialect.compare?.(asked, code, number, document) ?? `${asked} ${equals} ${number}`;
}

/** A code in the words of a language in which a status is no number. */
export function spelled(
  code: number,
  document: ParsedDocument,
  { constants }: Dialect,
  services: Services,
): string | undefined {
  if (!constants?.spell) return undefined;
  const table = services.constants.tables().find(t => t.id === constants.table);
  const names = Object.entries(table?.members ?? {}).filter(([, c]) => c === code);
  return constants.spell(
    code,
    names.map(([name]) => name),
    document,
  );
}

/** A condition without what it asks of the error in front of its status: of what class it is, that it has a response. */
function unguarded(text: string): string {
  const guard =
    /^\(?\s*!?(?:[\w$.]*\bis\w*Error\(\s*[\w$]+\s*\)|[\w$]+(?:\.cause)?\s+instanceof\s+[\w$.\\]+|isinstance\([\w.]+,\s*[\w.]+\)|[\w$?.]+\.response)\s*(?:&&|\band\b)\s*/;
  let rest = text.replace(guard, '');
  while (guard.test(rest)) rest = rest.replace(guard, '');
  return rest;
}

function likeSibling(
  document: ParsedDocument,
  binding: Binding,
  place: Place,
  code: number,
  dialect: Dialect,
  services: Services,
  preferred: string | undefined,
): string | undefined {
  const like = place.like;
  const condition = like?.condition;
  if (!like || !condition || like.exact.length !== 1) return undefined;
  const own = like.exact[0] ?? 0;
  const text = condition.text;
  // error instanceof HTTPError && error.response.statusCode === 404: what it asks besides holds for every status.
  const asked = unguarded(text);
  if (/&&|\|\||(?<!\w)(?:and|or|in|not)(?!\w)|[([]\s*\d{3}\s*,/.test(asked) || text.length > 160) return undefined;
  const strip = (t: string): string =>
    place.form === 'case' && !place.chain?.bare ? t : t.replace(/^\(([\s\S]*)\)$/, '$1');
  const swap = (start: number, end: number, by: string): string =>
    strip(text.slice(0, start - condition.startIndex) + by + text.slice(end - condition.startIndex));
  const word = spelled(code, document, dialect, services);
  if (word && dialect.constants) {
    const { receiver } = dialect.constants;
    const constant = new RegExp(`\\(${receiver}\\)\\s*${own}\\b|(?:[A-Z]\\w*\\.)*\\b${receiver}\\.\\w+`).exec(text);
    if (constant) return strip(text.replace(constant[0], () => word));
  }
  const nodes = [
    condition,
    ...descendants(condition, [...document.language.nodes.number, ...document.language.nodes.string]),
  ];
  const literal = nodes.find(n => /^["']?\d{3}["']?$/.test(n.text) && n.text.includes(String(own)));
  if (literal) return swap(literal.startIndex, literal.endIndex, literal.text.replace(String(own), String(code)));
  const flag = flagLike(plain(text), binding, own, code);
  if (flag) return strip(text.replace(flag.old, () => flag.name));
  for (const name of [condition, ...descendants(condition, document.language.nodes.name)]) {
    if (!document.language.nodes.name.includes(name.type)) continue;
    const constant = constantLike(
      name.text,
      /[.:]$/.test(document.text.slice(0, name.startIndex)),
      own,
      code,
      document,
      services,
      dialect.bareConstants?.(document, place),
      preferred,
    );
    if (constant) return swap(name.startIndex, name.endIndex, constant);
  }
  // Where the status is no number, none can stand for a constant that the table lacks.
  const { status, number = status } = binding.library;
  if (number !== status) return undefined;
  // HTTPStatus.NOT_FOUND whose table lacks the code: the number in place of the whole operand.
  const operand = descendants(condition, [
    'member_expression',
    'class_constant_access_expression',
    'attribute',
    'field_access',
    'navigation_expression',
    'scoped_identifier',
    'identifier',
  ]).find(
    n =>
      services.recogniser.at(document, document.positionAt(n.endIndex - 1))?.code === own && n.text !== own.toString(),
  );
  return operand ? swap(operand.startIndex, operand.endIndex, String(code)) : undefined;
}

/** `response.not_found?` with the flag for `code`, where the library has one for it alone. */
function flagLike(
  text: string,
  { name, library }: Binding,
  own: number,
  code: number,
): { old: string; name: string } | undefined {
  const alone = (test: (code: number) => boolean, c: number): boolean => test(c) && !test(c - 1) && !test(c + 1);
  const flags = Object.entries(library.flags);
  const old = flags.find(([f, test]) => alone(test, own) && text.replace(/\(\)$/, '') === `${plain(name)}.${f}`)?.[0];
  const found = old && flags.find(([, test]) => alone(test, code))?.[0];
  return old && found ? { old, name: found } : undefined;
}

/** The name for `code` in the table, or among the file's own constants, that has `name` for `own`. */
function constantLike(
  name: string,
  member: boolean,
  own: number,
  code: number,
  document: ParsedDocument,
  services: Services,
  bare = false,
  preferred?: string,
): string | undefined {
  const defined = (n: string, value: number): boolean =>
    new RegExp(`(?<![\\w.])${escape(n)}\\s*(?::\\s*[\\w.]+\\s*)?[=:]\\s*${value}\\b`).test(document.text);
  if (defined(name, own))
    return new RegExp(`(?<![\\w.])([A-Za-z_]\\w*)\\s*(?::\\s*[\\w.]+\\s*)?[=:]\\s*${code}\\b`).exec(document.text)?.[1];
  // Another bare name would have to be imported.
  if (!member && !bare) return undefined;
  const phrase = services.catalogue.get(code)?.phrase ?? '';
  const ecma = /^(?:javascript|typescript|tsx)/.test(document.language.id);
  const tables = services.constants
    .lookup(name)
    .filter(
      t => t.code === own && t.table.languages.some(l => l === document.language.id || (ecma && l === 'javascript')),
    )
    .map(t => t.table);
  // The library's own table first: others have the same name for the same code.
  for (const table of [...tables.filter(t => t.id === preferred), ...tables.filter(t => t.id !== preferred)]) {
    const upper = name === name.toUpperCase();
    const names = Object.entries(table.members)
      .filter(([m, c]) => c === code && /^[A-Za-z_]\w*$/.test(m) && (m === m.toUpperCase()) === upper)
      .map(([m]) => m);
    // RFC 9110 renamed these; the older name is in every version of a library.
    const older = [413, 422].includes(code) ? names.find(m => !/content/i.test(m)) : undefined;
    const best = older ?? names.find(m => phraseKey(m).includes(phraseKey(phrase))) ?? names[0];
    if (best) return best;
  }
  return undefined;
}
