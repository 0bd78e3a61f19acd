import { InlayHintKind, type InlayHint, type Range } from 'vscode-languageserver-types';
import type { Catalogue } from '../catalogue';
import type { Part } from '../documents';
import type { Interruption, Walk } from '../documents/walk';
import { lineAround, type ParsedDocument } from '../parsing/document';
import type { Recogniser } from '../recognise';
import { wordsOf } from '../recognise/path';
import type { Services } from '../services';

/** The reason phrase behind bare numbers; nothing where the line says it already. */
export async function inlayHints(
  uri: string,
  range: Range,
  { documents, recogniser, catalogue }: Services,
  token?: Interruption,
): Promise<InlayHint[]> {
  const hints = await documents.pass(uri, (document, part) => hintsIn(document, part, range, recogniser, catalogue), {
    range,
    token,
  });
  return hints.flat();
}

function* hintsIn(
  document: ParsedDocument,
  part: Part,
  range: Range,
  recogniser: Recogniser,
  catalogue: Catalogue,
): Walk<InlayHint[]> {
  const from = document.offsetAt({ line: range.start.line, character: 0 });
  const uses = yield* recogniser.walk(document, from, document.offsetAt(range.end), undefined, part);
  return uses.flatMap((use): InlayHint[] => {
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
