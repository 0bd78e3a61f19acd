import { InlayHintKind, type InlayHint, type Range } from 'vscode-languageserver-types';
import type { Catalogue } from '../catalogue';
import { lineAround, type ParsedDocument } from '../parsing/document';
import type { Recogniser } from '../recognise';
import { wordsOf } from '../recognise/path';

/** The reason phrase behind bare numbers; nothing where the line says it already. */
export function inlayHints(
  document: ParsedDocument,
  range: Range,
  recogniser: Recogniser,
  catalogue: Catalogue,
): InlayHint[] {
  const from = document.offsetAt({ line: range.start.line, character: 0 });
  const to = document.offsetAt(range.end);
  return recogniser.all(document, from, to).flatMap((use): InlayHint[] => {
    if (use.spelling !== 'number' || use.class !== undefined) return [];
    const facts = catalogue.get(use.code);
    if (!facts || facts.phrase.startsWith('(')) return [];
    const line = lineAround(document.text, document.offsetAt(use.range.start)).text;
    if (says(line, facts.phrase) || facts.formerPhrases?.some(f => says(line, f.phrase))) return [];
    return [
      {
        position: use.range.end,
        label: facts.phrase,
        kind: InlayHintKind.Parameter,
        paddingLeft: true,
        tooltip: facts.meaning,
      },
    ];
  });
}

/** True where a line holds the words of a phrase, in a comment, a string or a name: `NOT_FOUND = 404`. */
function says(line: string, phrase: string): boolean {
  const words = wordsOf(phrase).join('');
  return words.length > 2 ? wordsOf(line).join('').includes(words) : wordsOf(line).includes(words);
}
