import type { Node } from 'web-tree-sitter';
import type { Question } from '../../evidence';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';

/** A place in a list, set, array or tuple. */
export type Element = Extract<Site, { kind: 'element' }>;

/** An element, as the rules about the forms of an answer look at it. */
export interface Form {
  site: Element;
  elements: Node[];
  index: number;
  tuple: boolean;
  others: Node[];
  /** What the list stands in, inside outwards. */
  outer: Site[];
  around: Site | undefined;
  /** What stands first, where it is a symbol: `ok` of `{:ok, 404, headers}`. */
  label: string | undefined;
  question: Question;
}

/** One form of an answer. An empty list says that it is none; `undefined` asks the next rule. */
export type Rule = (form: Form) => Evidence[] | undefined;

export function formOf(site: Element, outer: Site[], question: Question): Form {
  const { elements, index, tuple } = site;
  const others = elements.filter((_, i) => i !== index);
  const label = /^:["']?(\w+)/.exec(startOf(elements[0]))?.[1];
  return { site, elements, index, tuple, others, outer, around: outer[0], label, question };
}

/** What an element begins with; empty where there is none. */
export const startOf = (node: Node | undefined, length = 40): string => node?.text.slice(0, length) ?? '';
