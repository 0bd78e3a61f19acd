import type { Node } from 'web-tree-sitter';
import type { Catalogue } from '../../catalogue';
import type { ParsedDocument } from '../../parsing/document';
import type { Site } from '../sites';
import type { Evidence } from '../types';

/** What a judge may look at. */
export interface Question {
  document: ParsedDocument;
  catalogue: Catalogue;
  /** The literal's node. */
  node: Node;
  code: number;
  sites: Site[];
}

export const weigh = (evidence: Evidence[]): number => evidence.reduce((sum, e) => sum + e.weight, 0);

/** The number that a node spells, quotes and suffixes dropped. */
export function numberOf(node: Node | undefined): number | undefined {
  const match =
    node && node.endIndex - node.startIndex < 24
      ? /^\D{0,8}?(?<![A-Za-z_])(\d+)(?:[uil]\d*)?\D{0,2}$/i.exec(node.text)
      : null;
  return match?.[1] ? Number(match[1]) : undefined;
}
