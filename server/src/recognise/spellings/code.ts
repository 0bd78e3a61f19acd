import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../../parsing/document';
import { threshold, type Verdict } from '../types';
import { readAt } from '.';
import type { Reading } from './reading';

/** What may be a status in code: a number, a word, or what begins a text or a symbol. */
const tokens = /[1-5]\d\d|[A-Za-z_]\w+/g;
/** A longer text is not read as code, in UTF-16 units. */
const longest = 20_000;

const known = new WeakMap<ParsedDocument, Map<number, Verdict[]>>();

/**
 * The statuses in a text that its tag calls code of the same language, `write "config.ru", <<~RUBY`, at `offset`. Such a text is parsed
 * and read whole, once in each version.
 */
export function readQuotedCode(reading: Reading, node: Node, offset: number): Verdict[] {
  const { document } = reading;
  const tag = document.language.codeTag?.exec(node.text);
  if (!tag || node.text.length > longest) return [];
  let own = known.get(document);
  if (!own) known.set(document, (own = new Map<number, Verdict[]>()));
  let found = own.get(node.startIndex);
  if (!found) own.set(node.startIndex, (found = statusesIn(reading, node, node.startIndex + tag.index)));
  return found.filter(
    ({ candidate: { range } }) => document.offsetAt(range.start) <= offset && offset <= document.offsetAt(range.end),
  );
}

function statusesIn(reading: Reading, node: Node, end: number): Verdict[] {
  const part = reading.document.within?.(node, end);
  if (!part) return [];
  try {
    const found = new Map<number, Verdict>();
    for (const { index } of node.text.slice(0, end - node.startIndex).matchAll(tokens))
      for (const verdict of readAt({ ...reading, document: part.parsed }, node.startIndex + index))
        if (verdict.score >= threshold) found.set(part.parsed.offsetAt(verdict.candidate.range.start), verdict);
    return [...found.values()];
  } finally {
    part.free();
  }
}
