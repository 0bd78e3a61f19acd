import type { Node } from 'web-tree-sitter';
import type { Catalogue } from '../../catalogue';
import { rangeOf, type ParsedDocument } from '../../parsing/document';
import { weigh, type Question } from '../evidence';
import type { ConstantNames } from '../names';
import type { Site } from '../sites';
import type { Evidence, Role, Spelling, Verdict } from '../types';

/** What a spelling is read in: the document, and what is known of codes and of names. */
export interface Reading {
  document: ParsedDocument;
  catalogue: Catalogue;
  constants: ConstantNames;
}

export const questionOf = ({ document, catalogue }: Reading, node: Node, code: number, sites: Site[]): Question => ({
  document,
  catalogue,
  node,
  code,
  sites,
});

/** What was found: offsets count UTF-16 units from the document's start. */
interface Found {
  start: number;
  end: number;
  code: number;
  role: Role;
  spelling: Spelling;
  evidence: Evidence[];
  /** The class, 1 to 5, that the number bounds. */
  bound?: number | undefined;
}

export function verdict(
  document: ParsedDocument,
  { start, end, code, role, spelling, evidence, bound }: Found,
): Verdict {
  return {
    candidate: { range: rangeOf(document, start, end), text: document.text.slice(start, end), code },
    role,
    spelling,
    evidence,
    // Tenths do not add up: 0.3 + 0.35 + 0.35 is a hair under 1.
    score: Math.round(weigh(evidence) * 1000) / 1000,
    ...(bound ? { class: bound } : {}),
  };
}
