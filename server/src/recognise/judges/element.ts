import type { Node } from 'web-tree-sitter';
import { groupEvidence, numberOf, type Question } from '../evidence';
import type { Site } from '../sites';
import type { Evidence } from '../types';

type Element = Extract<Site, { kind: 'element' }>;

/** Judges an element by its neighbours, and by the rows around it where it stands in a table. */
export function judgeElement(site: Element, outer: Site[], question: Question): Evidence[] {
  const row = outer[0];
  if (row?.kind === 'element') return [...answer(site, outer, question), ...column(site, row, question)];
  return [...answer(site, outer, question), ...neighbours(site, question)];
}

function neighbours(site: Element, question: Question): Evidence[] {
  const others = site.elements.filter((_, i) => i !== site.index).map(numberOf);
  // In a mixed tuple the numbers beside it mean something else.
  if (others.some(n => n === undefined)) return [];
  return others.length ? groupEvidence(others, question) : [];
}

/** A table of test cases: `[(301, "GET"), (307, "POST")]`, the same place in each row. */
function column(site: Element, rows: Element, question: Question): Evidence[] {
  const cells = rows.elements
    .filter((_, i) => i !== rows.index)
    .map(row => numberOf(row.namedChildren[site.index] ?? undefined));
  if (cells.length === 0 || cells.some(c => c === undefined)) return [];
  return groupEvidence(cells, question).map(e => ({ ...e, words: `in the rows beside it, ${e.words}` }));
}

/** The forms in which frameworks take an answer: `[404, headers, body]`, `return body, 404`. */
function answer(site: Element, outer: Site[], question: Question): Evidence[] {
  const { elements, index } = site;
  const others = elements.filter((_, i) => i !== index);
  if (others.some(isNumber)) return [];
  const returned = outer[0]?.kind === 'returned' || outer[0] === undefined;
  if (elements.length === 3 && index === 0 && isFields(elements[1])) {
    return [{ words: 'code, fields and body stand together', weight: 1 }];
  }
  // `{:status, ref, 200}`, `{:response, :fin, 407, headers}`, `{:ok, 200, headers, ref}`
  const label = /^:["']?(\w+)/.exec(elements[0]?.text.slice(0, 40) ?? '')?.[1];
  if (site.tuple && label && index > 0) {
    const fields = /^_?\w*headers?$/.test(elements[index + 1]?.text.slice(0, 40) ?? '');
    if (/^(?:http_?)?status(?:_code)?$|^http_\w+$/.test(label))
      return [{ words: `\`${label}\` stands at its head`, weight: 0.85 }];
    if (/^(?:http_?)?resp(?:onse)?$/.test(label))
      return [{ words: `\`${label}\` stands at its head`, weight: fields ? 0.85 : 0.6 }];
    if (fields) return [{ words: 'the fields stand behind it', weight: 0.85 }];
  }
  // `{:no_content, []}`: two words and fields; `{:ok, []}` is everyday.
  if (site.tuple && index === 0 && elements.length === 2 && question.document.head.speaksHttp) {
    const worded = /^:[a-z]+_[a-z_]+$/.test(elements[0]?.text.slice(0, 40) ?? '');
    if (worded && /^(?:\[|%\{|_?\w*headers$)/.test(elements[1]?.text.slice(0, 40) ?? ''))
      return [{ words: 'fields stand behind it', weight: 0.8 }];
  }
  // `{:error, :not_found}`: an atom says what happened, not what is answered.
  if (/^:/.test(elements[index]?.text.slice(0, 2) ?? '')) return [];
  if (
    site.tuple &&
    returned &&
    index > 0 &&
    elements.length <= 3 &&
    (index === 1 || isFields(elements[1])) &&
    question.document.head.speaksHttp
  ) {
    return [{ words: 'a view gives back its body and the code', weight: 0.8 }];
  }
  return [];
}

const isNumber = (node: Node): boolean => /^(?:integer|number|int|float|decimal)/.test(node.type);
const isFields = (node: Node | undefined): boolean =>
  node !== undefined &&
  (/(?:hash|map|dict|list|array|object)/.test(node.type) || /header/i.test(node.text.slice(0, 80)));
