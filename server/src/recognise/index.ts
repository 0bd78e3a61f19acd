import type { Position } from 'vscode-languageserver-types';
import type { Catalogue } from '../catalogue';
import type { Part } from '../documents';
import { finish, type Walk } from '../documents/walk';
import type { ParsedDocument } from '../parsing/document';
import type { ConstantNames } from './names';
import { readAt } from './spellings';
import { threshold, type StatusUse, type Verdict } from './types';

/**
 * The one place that decides what is an HTTP status. Every feature asks it; when it errs, it is mended here.
 * Of a document as it stands it keeps its verdicts: where the cursor rests, several features ask about one spot, and what
 * the mouse rests on was mostly judged for its inlay hint already.
 */
export class Recogniser {
  private readonly known = new WeakMap<ParsedDocument, Map<number, Verdict | undefined>>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly constants: ConstantNames,
  ) {}

  /** The status whose text touches `position`; looks at that spot's surroundings only. */
  at(document: ParsedDocument, position: Position): StatusUse | undefined {
    return this.about(document, position, threshold);
  }

  /** Like `at`, with another sum of evidence that is enough. */
  about(document: ParsedDocument, position: Position, enough: number): StatusUse | undefined {
    const verdict = this.explain(document, position);
    return verdict && verdict.score >= enough ? toUse(verdict) : undefined;
  }

  /** What was considered at `position`, decided or not; `undefined` where nothing looks like a status at all. */
  explain(document: ParsedDocument, position: Position): Verdict | undefined {
    const offset = document.offsetAt(position);
    const known = this.knownOf(document);
    if (known.has(offset)) return known.get(offset);
    const verdict = this.verdictsAround(document, offset).sort((a, b) => b.score - a.score)[0];
    known.set(offset, verdict);
    return verdict;
  }

  /** Verdicts by offset. */
  private knownOf(document: ParsedDocument): Map<number, Verdict | undefined> {
    let known = this.known.get(document);
    if (!known || known.size > maxKnown) this.known.set(document, (known = new Map()));
    return known;
  }

  /**
   * Every status in the document, or between two offsets, in order; with `only`, those of one code. Costs a pass over the
   * text, some 200 ms in a file of 10 000 lines; in an open document `Documents.pass` lets others go first.
   */
  all(document: ParsedDocument, from = 0, to = document.text.length, only?: number): StatusUse[] {
    return finish(this.walk(document, from, to, only));
  }

  /** `all`, one word of the text at a time; of those that `part` has. */
  *walk(document: ParsedDocument, from = 0, to = document.text.length, only?: number, part?: Part): Walk<StatusUse[]> {
    // Of a document that holds code of other languages one region is parsed.
    from = Math.max(from, document.root.startIndex);
    to = Math.min(to, document.root.endIndex);
    const uses: StatusUse[] = [];
    const seen = new Set<number>();
    const known = this.knownOf(document);
    let last = -1;
    for (const m of document.text
      .slice(from, to)
      .matchAll(/(?<![\w.#])(?:[1-5]\d\d|600)(?![\d.])|[A-Za-z_$][\w$]{1,60}/g)) {
      const start = from + m.index;
      if (start < last) continue;
      const word = m[0];
      if (/^\d/.test(word) ? only !== undefined && word !== String(only) : !this.mayName(word, only)) continue;
      yield;
      if (part?.has(start) === false) continue;
      const before = known.get(start + 1);
      const verdicts = before && isToken(before, word) ? [before] : this.verdictsAround(document, start + 1);
      const [first] = verdicts;
      // What is said of a token's second character is said of the others.
      if (first !== before && first && verdicts.length === 1 && isToken(first, word))
        for (let i = 0; i < word.length; i++) known.set(start + i, first);
      for (const verdict of verdicts) {
        if (verdict.score < threshold || (only !== undefined && verdict.candidate.code !== only)) continue;
        const key = document.offsetAt(verdict.candidate.range.start);
        if (seen.has(key)) continue;
        seen.add(key);
        uses.push(toUse(verdict));
        last = Math.max(last, document.offsetAt(verdict.candidate.range.end));
      }
    }
    return uses.sort(
      (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
    );
  }

  /** A cheap test that lets a pass over the document skip most words. */
  private mayName(word: string, only?: number): boolean {
    const listed = this.constants.lookup(word);
    if (listed.length > 0) return only === undefined || listed.some(entry => entry.code === only);
    if (/\d{3}|Error$|Exception$/.test(word) || phraseStarts.test(word) || begins.test(word)) return true;
    const code = this.catalogue.codeOfPhrase(word);
    return code !== undefined && (only === undefined || code === only);
  }

  /** True where so many verdicts on a document are kept that further ones would take their place. */
  knowsEnough(document: ParsedDocument): boolean {
    return this.knownOf(document).size > maxKnown - maxWord;
  }

  private verdictsAround(document: ParsedDocument, offset: number): Verdict[] {
    return readAt({ document, catalogue: this.catalogue, constants: this.constants }, offset);
  }
}

/** More offsets of one document are not kept; a screen of code has some hundred. */
const maxKnown = 16_384;
/** The longest word that may be a status, in UTF-16 units. */
const maxWord = 61;

/** True for a number or a name that is `word` and nothing else. */
const isToken = ({ spelling, candidate }: Verdict, word: string): boolean =>
  (spelling === 'number' || spelling === 'constant') && candidate.text === word;

/** What stands before a phrase in a name of several words. */
const begins =
  /^(?:(?:HTTP_?)?STATUS_CODE_|(?:respond|response|reply|send|render|return|write|json|fail|error|abort)(?:_[a-z]|[A-Z]))/;

const phraseStarts =
  /^(?:Not|Bad|Internal|Too|Method|No|Request|Unsupported|Service|Gateway|Payload|Content|Precondition|Unauthorized|Forbidden|Conflict|Gone|OK|Created|Accepted|Moved|See|Temporary|Permanent|Payment|Proxy|Length|URI|Range|Expectation|Misdirected|Unprocessable|Locked|Failed|Upgrade|Unavailable|HTTP|Variant|Insufficient|Loop|Network|Partial|Reset|Multi|Already|IM|Multiple|Found|Use|Switching|Continue|Processing|Early)$/;

function toUse({ candidate, role, spelling, evidence, class: bound }: Verdict): StatusUse {
  return {
    range: candidate.range,
    code: candidate.code,
    text: candidate.text,
    role,
    spelling,
    evidence,
    ...(bound ? { class: bound } : {}),
  };
}
