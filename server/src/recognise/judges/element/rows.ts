import { groupEvidence, namesBeside, numberOf, type Question } from '../../evidence';
import { pathOf } from '../../path';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import { statusName } from '../../words';
import type { Element } from './types';

/** The numbers and names beside it. */
export function neighbours(site: Element, question: Question): Evidence[] {
  const beside = site.elements.filter((_, i) => i !== site.index);
  const named = site.tuple ? [] : namesBeside(beside, question);
  if (named.length) return named;
  const others = beside.map(numberOf);
  // In a mixed tuple the numbers beside it mean something else.
  if (others.some(n => n === undefined)) return [];
  return others.length ? groupEvidence(others, question) : [];
}

/** Go's `{[]int{400, 404}, IsClientError, true}`: what asks for a class of statuses stands beside them. */
export const besideClass = ({ elements }: Element): Evidence[] =>
  elements.some(e =>
    /^(?:\w+(?:\.|::))*is_?(?:success|client_?error|server_?error|redirect(?:ion)?|informational)(?:_?status)?$/i.test(
      e.text.slice(0, 60),
    ),
  )
    ? [{ words: 'what asks for a class of statuses stands beside it', weight: 0.75 }]
    : [];

/** `['404', 'notFound', '405', 'methodNotAllowed']`: its phrase stands right behind it, as a name. */
export const beforeItsName = ({ elements, index }: Element, { catalogue, code, node }: Question): Evidence[] => {
  const name = /^["'`]([a-zA-Z]\w{4,30})["'`]$/.exec(elements[index + 1]?.text.slice(0, 40) ?? '')?.[1];
  return name !== undefined && /^["'`]/.test(node.text) && catalogue.isPhraseOf(name, code)
    ? [{ words: `\`${name}\` stands behind it and spells its phrase`, weight: 0.9 }]
    : [];
};

/** Go's `Status: []string{"404", "500-599"}`: a range of codes among them, under a name that speaks of a status. */
export function rangeBeside({ elements }: Element, [around]: Site[]): Evidence[] {
  const name = around?.kind === 'entry-value' ? around.key.text : around?.kind === 'definition' ? around.name.text : '';
  return elements.some(e => /^["'`][1-5]\d\d-[1-5]\d\d["'`]$/.test(e.text.slice(0, 12))) &&
    statusName(pathOf(name).at(-1) ?? '').weight > 0
    ? [{ words: 'a range of codes stands among them', weight: 0.5 }]
    : [];
}

/** A table of test cases: `[(301, "GET"), (307, "POST")]`, the same place in each row. */
export function column(site: Element, rows: Element, question: Question): Evidence[] {
  const cells = rows.elements
    .filter((_, i) => i !== rows.index)
    .map(row => numberOf(row.namedChildren[site.index] ?? undefined));
  if (cells.length === 0 || cells.some(c => c === undefined)) return [];
  return groupEvidence(cells, question).map(e => ({ ...e, words: `in the rows beside it, ${e.words}` }));
}

/** C#'s `errorMapping = new() { { "400", … }, { "404", … } }`: pairs that begin with codes, under a name that speaks of errors. */
export function keyed(site: Element, rows: Element, holder: Site | undefined, { catalogue }: Question): Evidence[] {
  if (site.index !== 0 || site.elements.length !== 2 || holder?.kind !== 'definition') return [];
  if (!/error|exception|status|respon|handler|reason/i.test(holder.name.text)) return [];
  const keys = rows.elements.map(row => numberOf(row.namedChildren[0] ?? undefined));
  return keys.length > 1 && keys.every(k => k !== undefined && catalogue.get(k)?.standing === 'standard')
    ? [{ words: `\`${holder.name.text}\` is keyed by status codes`, weight: 0.75 }]
    : [];
}
