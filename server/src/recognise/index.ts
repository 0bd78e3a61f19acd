import type { Node } from 'web-tree-sitter';
import type { Position } from 'vscode-languageserver-types';
import type { Catalogue } from '../catalogue';
import type { Part } from '../documents';
import { finish, type Walk } from '../documents/walk';
import { lineAround, rangeOf, type ParsedDocument } from '../parsing/document';
import { statusesInComment } from './comments';
import { fileEvidence, phraseNearby, spellsPhrase, weigh, type Question } from './evidence';
import { judgeNumber } from './judges';
import { boundOf } from './judges/bound';
import { isMatcher } from './judges/matchers';
import { roleOf } from './judges/role';
import { subjectOfChain } from './judges/argument/comparison';
import { statusesInMacro } from './macros';
import { csvCell } from './judges/csv';
import { judgeName, type ConstantNames } from './names';
import { constantNearby } from './names/constants';
import { pathOf } from './path';
import { keyInPieces } from './pieces';
import { sitesOf, type Site } from './sites';
import { comparedInLine } from './unread';
import { statusesInString } from './strings';
import { threshold, type Evidence, type StatusUse, type Verdict } from './types';
import { statusName } from './words';

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
    if (/\d{3}|Error$|Exception$/.test(word) || phraseStarts.test(word)) return true;
    const code = this.catalogue.codeOfPhrase(word);
    return code !== undefined && (only === undefined || code === only);
  }

  /** True where so many verdicts on a document are kept that further ones would take their place. */
  knowsEnough(document: ParsedDocument): boolean {
    return this.knownOf(document).size > maxKnown - maxWord;
  }

  private verdictsAround(document: ParsedDocument, offset: number): Verdict[] {
    const text = document.text;
    let node: Node | null = document.root.descendantForIndex(Math.max(0, Math.min(offset, text.length)));
    if (!node) return [];
    // Between two tokens the cursor belongs to the one before it as well.
    const { nodes } = document.language;
    const isLiteral = (n: Node): boolean =>
      nodes.number.includes(n.type) || nodes.string.includes(n.type) || nodes.name.includes(n.type);
    if (!isLiteral(node) && offset > 0) {
      const before = document.root.descendantForIndex(offset - 1);
      if (before && (isLiteral(before) || insideOf(before, nodes.string)) && before.endIndex >= offset) node = before;
    }
    if (node.type === 'ERROR' || nodes.unread?.includes(node.type)) return this.judgeUnread(document, offset);
    const comment = insideOf(node, nodes.comment);
    if (comment) return this.judgeComment(document, comment, offset);
    const symbol = nodes.symbol?.length ? insideOf(node, nodes.symbol) : undefined;
    if (symbol) return this.judgeSymbol(document, symbol);
    if (nodes.number.includes(node.type)) {
      // The body of a macro may stand where a number does.
      const judged = this.judgeNumberNode(document, node);
      return judged.length ? judged : this.judgeMacro(document, node, offset);
    }
    const string = insideOf(node, nodes.string);
    const inner = nodes.name.includes(node.type) ? node : undefined;
    if (inner && (!string || insideOf(inner, nodes.string, 4) === undefined || inner.type !== string.type)) {
      const verdict = this.judgeNameNode(document, inner, offset);
      if (verdict.length || !string) return verdict;
    }
    return string ? this.judgeString(document, string, offset) : [];
  }

  /** Where the grammar cannot read the code, a name that its receiver proves is known still, and so is a plain comparison. */
  private judgeUnread(document: ParsedDocument, offset: number): Verdict[] {
    const line = lineAround(document.text, offset);
    for (const { index, code } of comparedInLine(line.text)) {
      const start = line.start + index;
      if (offset < start || offset > start + 3) continue;
      const evidence = [{ words: 'it is compared with the status of a response', weight: 1.1 }];
      return [verdict(document, start, start + 3, code, 'check', 'number', evidence)];
    }
    for (const m of line.text.matchAll(/(?<=[\w)]\.)[A-Za-z_]\w{1,60}/g)) {
      const start = line.start + m.index;
      if (offset < start || offset > start + m[0].length) continue;
      const judged = judgeName(m[0], start, document, [], this.catalogue, this.constants);
      if (!judged || judged.needsSpot) return [];
      return [verdict(document, start, start + m[0].length, judged.code, 'emit', 'constant', judged.evidence)];
    }
    return [];
  }

  /** A comment is prose, but for annotations that document answers. */
  private judgeComment(document: ParsedDocument, { startIndex, text }: Node, offset: number): Verdict[] {
    const above = document.text.slice(Math.max(0, startIndex - 1500), startIndex);
    return statusesInComment(text, above)
      .filter(s => startIndex + s.start <= offset && offset <= startIndex + s.end)
      .map(s => verdict(document, startIndex + s.start, startIndex + s.end, s.code, 'define', s.spelling, s.evidence));
  }

  private judgeMacro(document: ParsedDocument, { startIndex, text }: Node, offset: number): Verdict[] {
    if (text.length < 12) return [];
    return statusesInMacro(text.slice(0, 20_000), this.catalogue)
      .filter(s => startIndex + s.start <= offset && offset <= startIndex + s.end)
      .map(s => verdict(document, startIndex + s.start, startIndex + s.end, s.code, 'define', s.spelling, s.evidence));
  }

  private judgeNumberNode(document: ParsedDocument, node: Node): Verdict[] {
    // 600 is no status, but it ends the 5xx: `< 600`.
    const match = /^([1-5]\d\d|600)(?:[uil]\d*)?\s*$/i.exec(node.text);
    if (!match?.[1]) return [];
    const code = Number(match[1]);
    const sites = sitesOf(node, document.structure);
    const { evidence, role, bound } = judgeNumber(this.question(document, node, code, sites));
    if (code === 600 && !bound) return [];
    return [
      verdict(
        document,
        node.startIndex,
        node.startIndex + 3,
        code,
        role,
        bound ? 'class-bound' : 'number',
        evidence,
        bound,
      ),
    ];
  }

  private judgeNameNode(document: ParsedDocument, node: Node, offset: number): Verdict[] {
    // Elixir's `Plug.BadRequestError` is one node.
    const dot = node.text.lastIndexOf('.') + 1;
    const name = node.text.slice(dot);
    const start = node.startIndex + dot;
    if (name.length < 2 || name.length > 80 || offset < start) return [];
    const sites = sitesOf(node, document.structure);
    const judged = judgeName(name, start, document, sites, this.catalogue, this.constants);
    if (!judged) return [];
    const { code, evidence } = judged;
    if (judged.needsSpot) {
      // Swift's `return .notFound(nil)`
      const spot = document.text.charAt(start - 1) === '.' ? nameSites(sites) : sites;
      return this.judgeSpot(document, node, code, spot, 'constant', evidence);
    }
    const named = judged.role === 'check' ? 'assert' : roleOf(nameSites(sites));
    const role = declares(document, node)
      ? 'define'
      : named === 'emit' && judged.own && comparedAbove(document, start, code)
        ? 'check'
        : named;
    const ends = nameSites(sites).filter(s => s.kind === 'operand' || s.kind === 'range');
    // `< http.StatusMultipleChoices`: the name of a status, but the end of a class.
    return [verdict(document, start, node.endIndex, code, role, 'constant', evidence, boundOf(ends, code))];
  }

  private judgeSymbol(document: ParsedDocument, node: Node): Verdict[] {
    const name = node.text
      .trim()
      .replace(/^:|:$/g, '')
      .replace(/^["']|["']$/g, '');
    // Phoenix renders a page that is named after the status: `render(:"404")`.
    if (/^[1-5]\d\d$/.test(name)) {
      const page = sitesOf(node, document.structure)[0];
      const renders = page?.kind === 'argument' && /(?:^|\.)render$/.test(page.callee.text);
      const evidence = renders ? [{ words: 'the page of a status is rendered', weight: 1.1 }] : [];
      const start = node.startIndex + node.text.indexOf(name);
      return [verdict(document, start, start + 3, Number(name), 'emit', 'symbol', evidence)];
    }
    const listed = this.constants
      .lookup(name, document.language.id)
      .find(e => e.table.forms.some(f => f.kind === 'symbol'));
    if (!listed) return [];
    const sites = sitesOf(node, document.structure);
    // A key is an everyday word, but in `responses: [not_found: …]`.
    if (sites[0]?.kind === 'entry-key' && !keyOfResponses(sites)) return [];
    const evidence = [{ words: `a symbol of ${listed.table.library}`, weight: name.includes('_') ? 0.3 : 0.2 }];
    return this.judgeSpot(document, node, listed.code, sites, 'symbol', evidence);
  }

  /** A spelling that proves nothing by itself: the spot has to ask for a status. */
  private judgeSpot(
    document: ParsedDocument,
    node: Node,
    code: number,
    sites: Site[],
    spelling: Verdict['spelling'],
    own: Evidence[],
  ): Verdict[] {
    const { evidence, role } = judgeNumber(this.question(document, node, code, sites));
    // A symbol is no number: that it is not round says nothing.
    const said = spelling === 'number' ? evidence : evidence.filter(e => !/round number(?: too)?$/.test(e.words));
    // `.withStatus(NOT_FOUND)`: two words that spell the phrase, where a status is asked for by name.
    const spelled =
      own.some(e => e.words === 'the name spells a reason phrase') &&
      /[a-z][A-Z]|[A-Z]_[A-Z]/.test(node.text) &&
      said.some(e => e.weight >= 0.5)
        ? [{ words: 'a status is asked for', weight: 0.3 }]
        : [];
    return [verdict(document, node.startIndex, node.endIndex, code, role, spelling, [...own, ...said, ...spelled])];
  }

  /** A string may be a number or a phrase as a whole, or hold a status with its proof. */
  private judgeString(document: ParsedDocument, node: Node, offset: number): Verdict[] {
    const raw = node.text;
    const sites = sitesOf(node, document.structure);
    const quote = /^[A-Za-z@$]{0,3}(?:"""|'''|["'`/]|#*")?/.exec(raw)?.[0].length ?? 0;
    const content = raw.slice(quote).replace(/(?:"""|'''|["'`/])#*[a-z]*$/i, '');
    const start = node.startIndex + quote;
    if (onlyCodes.test(content)) {
      const codes = [...content.matchAll(/\d{3}/g)];
      const touched = codes.find(m => start + m.index <= offset && offset <= start + m.index + 3);
      // Of a single code the quotes are part.
      const at = content.length === 3 ? codes[0] : touched;
      if (!at) return [];
      const code = Number(at[0]);
      const { evidence, role } = judgeNumber(this.question(document, node, code, sites));
      return [verdict(document, start + at.index, start + at.index + 3, code, role, 'string', evidence)];
    }
    const role = roleOf(sites);
    // Of a long text, such as a document that is kept in a string, what is around is read.
    const from = node.startIndex + (raw.length > longText ? Math.max(0, offset - node.startIndex - longText / 2) : 0);
    const inside = statusesInString(
      raw.slice(from - node.startIndex, from - node.startIndex + longText),
      this.catalogue,
    )
      .filter(s => from + s.start <= offset && offset <= from + s.end)
      .map(s => verdict(document, from + s.start, from + s.end, s.code, s.role ?? role, s.spelling, s.evidence));
    if (inside.length) return inside.map(v => withNumber(document, node, v));
    const piece = keyInPieces(content, document.text.slice(Math.max(0, node.startIndex - 6000), node.startIndex));
    const digits = piece.length ? content.search(/\d/) : -1;
    if (digits >= 0) {
      const code = Number(content.slice(digits, digits + 3));
      return [verdict(document, start + digits, start + digits + 3, code, 'define', 'string', piece)];
    }
    const cell =
      content.includes(',') || content.includes('|')
        ? csvCell(content, offset - start, sites, this.question(document, node, 0, sites))
        : undefined;
    if (cell) {
      const question = this.question(document, node, cell.code, sites);
      const evidence = [...cell.evidence, ...(cell.evidence.length ? fileEvidence(question) : [])];
      const at = start + cell.start;
      return [verdict(document, at, at + 3, cell.code, 'define', 'string', evidence)];
    }
    // `"500: $cause", status = InternalServerError`
    const leading = /^([1-5]\d\d)(?:[: ]|$)/.exec(content)?.[1];
    if (leading && offset >= start && offset <= start + 3) {
      const question = this.question(document, node, Number(leading), sites);
      const near = phraseNearby(question);
      // `assert r.status == "403 SSL is required"`: a phrase of its own, where a status is asked for.
      const asked = /^[1-5]\d\d [A-Za-z'"{%$(]/.test(content) ? judgeNumber(question).evidence : [];
      const evidence = near.length
        ? [{ words: 'the text begins with it', weight: 0.3 }, ...near, ...fileEvidence(question)]
        : weigh(asked) >= threshold
          ? asked
          : [];
      return [verdict(document, start, start + 3, Number(leading), role, 'status-line', evidence)];
    }
    const code =
      content.length <= 40 && /^[A-Z(a-z]/.test(content) && !/\s$/.test(content)
        ? this.catalogue.codeOfPhrase(content)
        : undefined;
    if (code === undefined) return [];
    return [
      verdict(
        document,
        start,
        start + content.length,
        code,
        role,
        'phrase',
        this.judgePhrase(document, node, content, code, sites),
      ),
    ];
  }

  /** `"Not Found"`: two words in capitals are telling; one word needs company. */
  private judgePhrase(document: ParsedDocument, node: Node, content: string, code: number, sites: Site[]): Evidence[] {
    const question = this.question(document, node, code, sites);
    const exact = this.catalogue.get(code)?.phrase === content || /^[A-Z]/.test(content);
    const several = /\s/.test(content);
    const evidence: Evidence[] = [
      { words: 'the words are a reason phrase', weight: several && exact ? 0.6 : several ? 0.3 : 0.1 },
    ];
    if (document.head.speaksHttp) evidence.push({ words: 'the file speaks HTTP', weight: 0.25 });
    const line = lineAround(document.text, node.startIndex).text;
    // Phoenix's `render_to_string(ErrorView, "404.html", []) == "Not Found"`
    if (new RegExp(`(?<![\\d.])${code}(?!\\d|\\.\\d)`).test(line))
      evidence.push({ words: `${code} stands on the same line`, weight: 0.8 });
    // `body ?? 'Forbidden'`, `anyOf('', 'Created')`, `eq([404, 'Not Found'])`
    const site = sites.find(
      (s, i) =>
        s.kind !== 'fallback' &&
        !(s.kind === 'element' && i === 0 && sites[1]?.kind === 'argument') &&
        !(s.kind === 'argument' && sites[i + 1]?.kind === 'argument' && isMatcher(s)),
    );
    // Ruby's `raise ActionController::RoutingError, 'Not Found'`
    if (
      several &&
      (site?.kind === 'thrown' || (site?.kind === 'argument' && /^(?:raise|throw)$/.test(site.callee.text)))
    )
      evidence.push({ words: 'it is raised', weight: 0.4 });
    // OpenApiSpex: `not_found: {"Not Found", "application/json", Problem}`
    const keyed = sites.slice(0, 2).find(s => s.kind === 'entry-value');
    if (
      several &&
      keyed?.kind === 'entry-value' &&
      this.catalogue.isPhraseOf(keyed.key.text.replace(/\W+$/, '').replaceAll('_', ' '), code)
    )
      evidence.push({ words: 'its key spells it too', weight: 0.4 });
    // `w.WriteHeader(http.StatusForbidden)` and below it `{"error": "Forbidden"}`
    if (constantNearby(content, document.text, node.startIndex, node.endIndex))
      evidence.push({ words: 'its constant stands nearby', weight: several ? 0.4 : 0.55 });
    if (keyOfResponses(sites)) evidence.push({ words: 'it is a key of the responses', weight: 0.9 });
    const near = document.text.slice(Math.max(0, node.startIndex - 160), node.endIndex + 160);
    if (new RegExp(`(?<![\\d.\\w])${code}(?![\\d.\\w])`).test(near))
      evidence.push({ words: `${code} stands nearby`, weight: 0.4 });
    // Rack's `[200, {}, ["OK"]]`: a body.
    const [inner, outer] = sites;
    if (
      inner?.kind === 'element' &&
      outer?.kind === 'element' &&
      outer.index === 2 &&
      /^\d{3}$/.test(outer.elements[0]?.text ?? '')
    )
      evidence.push({ words: 'it is the body of an answer', weight: -0.8 });
    // `case .created: return "Created"` among others of its kind
    else if (!several && this.amongPhrases(near, content))
      evidence.push({ words: 'it stands among reason phrases', weight: 0.65 });
    if (site?.kind === 'entry-value') {
      const key = site.key.text.replace(/["'`:]/g, '');
      if (
        /^(?:error|reason|reason_?phrase|title|description|phrase|\w*status_?(?:code_?)?(?:text|message|name)?)$/i.test(
          key,
        )
      )
        evidence.push({ words: `it is the value of \`${key}\``, weight: 0.5 });
      // Sails: `exits: { missing: { responseType: 'notFound' } }`
      else if (/^response_?type$/i.test(key) && /^[a-z]+[A-Z]/.test(content))
        evidence.push({ words: `it is the value of \`${key}\``, weight: 0.9 });
      else if (/^(?:message|detail|body|\w*body)$/i.test(key))
        evidence.push({ words: `it is the value of \`${key}\``, weight: 0.35 });
      // A table's `NO_CONTENT: 'No Content'`; translations quote their keys, or write them small.
      else if (
        /^(?:\w+\.)*[A-Z]\w+$/.test(site.key.text.trim()) &&
        spellsPhrase(pathOf(key).at(-1) ?? '', code, question)
      )
        evidence.push({ words: `\`${key}\` spells it`, weight: 0.9 });
      // `{ status: 413, text: 'Payload Too Large' }`
      else if (
        several &&
        exact &&
        /^(?:text|code|name|type|status)$/i.test(key) &&
        evidence.some(e => e.words.includes(`${code} stands`))
      )
        evidence.push({ words: `it is the value of \`${key}\``, weight: 0 });
      else evidence.push({ words: `it is the value of \`${key}\``, weight: -0.3 });
    } else if (site?.kind === 'argument' && (several || exact)) {
      const path = pathOf(site.callee.text);
      if (
        path.some(n => /^(?:res|resp|response|reply|w|ctx|c)$/i.test(n)) ||
        /(?:exception|error|response)$|body/i.test(path.at(-1) ?? '')
      ) {
        evidence.push({ words: `it is given to \`${path.at(-1) ?? ''}\``, weight: 0.6 });
      }
      // `raise BadRequest("Bad Request")`
      else if (this.catalogue.isPhraseOf((path.at(-1) ?? '').replace(/(?<=[a-z])(?=[A-Z])/g, ' '), code))
        evidence.push({ words: `it is given to \`${path.at(-1) ?? ''}\``, weight: several ? 0.5 : 0.7 });
      // `Problem.builder().withTitle("Not Found")`
      if (several && site.args.length === 1) evidence.push(...phraseSubject(path.at(-1) ?? ''));
      // Pester: `$response.StatusDescription | Should -Be 'OK'`
      const piped = site.keyword && path.at(-1) === 'Should' ? site.node.previousNamedSibling?.text : undefined;
      evidence.push(...(piped ? phraseSubject(piped) : phraseSubjects(site, question)));
    } else if (site?.kind === 'subscript' && /(?:codes|status\w*)$/i.test(site.object.text)) {
      evidence.push({ words: `it is looked up in \`${site.object.text}\``, weight: 1 });
    } else if (site?.kind === 'operand') {
      evidence.push(...phraseSubject(site.other.text));
    } else if (site?.kind === 'definition') {
      // `set.status = 'Bad Request'`; a reason may be anybody's.
      const given = exact && !/code$/i.test(site.name.text) ? phraseSubject(site.name.text) : [];
      evidence.push(...given.map(e => ({ ...e, weight: several ? e.weight : Math.min(e.weight, 0.5) })));
    }
    return evidence;
  }

  /** True where two phrases that only HTTP has stand around in quotes. */
  private amongPhrases(text: string, own: string): boolean {
    const found = new Set(
      [...text.matchAll(/["'`]([A-Z][A-Za-z'-]*(?: [A-Z][A-Za-z'-]*)+)["'`]/g)].map(m => m[1] ?? ''),
    );
    return [...found].filter(p => p !== own && this.catalogue.codeOfPhrase(p) !== undefined).length >= 2;
  }

  private question(document: ParsedDocument, node: Node, code: number, sites: Site[]): Question {
    return { document, catalogue: this.catalogue, node, code, sites };
  }
}

/** More offsets of one document are not kept; a screen of code has some hundred. */
const maxKnown = 16_384;
/** The longest word that may be a status, in UTF-16 units. */
const maxWord = 61;

/** True for a number or a name that is `word` and nothing else. */
const isToken = ({ spelling, candidate }: Verdict, word: string): boolean =>
  (spelling === 'number' || spelling === 'constant') && candidate.text === word;

/** How much of a string is read at once, in UTF-16 units. */
const longText = 5_000;

/**
 * Codes and nothing else: one, a list `200,201`, ranges `400,500-599`, one as it stands in a status line, ` 404 `,
 * or a pattern of them, `^(200|201)$`, `*404*`.
 */
const onlyCodes =
  /^(?: [1-5]\d\d ?|[1-5](?:\d\d|xx)(?:\s*[,;|-]\s*[1-5](?:\d\d|xx))*|(?=.*[\^$|*(])(?:\^|\*|\\b|\s)*\(?(?:\?:)?[1-5]\d\d(?:\\?\|[1-5]\d\d)*\)?(?:\$|\*|\\b|\s)*)$/;

const phraseStarts =
  /^(?:Not|Bad|Internal|Too|Method|No|Request|Unsupported|Service|Gateway|Payload|Content|Precondition|Unauthorized|Forbidden|Conflict|Gone|OK|Created|Accepted|Moved|See|Temporary|Permanent|Payment|Proxy|Length|URI|Range|Expectation|Misdirected|Unprocessable|Locked|Failed|Upgrade|Unavailable|HTTP|Variant|Insufficient|Loop|Network|Partial|Reset|Multi|Already|IM|Multiple|Found|Use|Switching|Continue|Processing|Early)$/;

/** `Response('{"error": "Unauthorized"}', 401)`: the number of a phrase that a string holds stands behind the string. */
function withNumber(document: ParsedDocument, string: Node, found: Verdict): Verdict {
  if (found.spelling !== 'phrase' || found.score >= threshold) return found;
  const behind = lineAround(document.text, string.endIndex);
  const rest = behind.text.slice(string.endIndex - behind.start);
  const before = lineAround(document.text, string.startIndex);
  const first = before.text.slice(0, string.startIndex - before.start);
  const { code, text } = found.candidate;
  const words = new RegExp(`(?<![\\w.])${code}(?![\\w.])`).test(`${first} ${rest}`)
    ? `${code} stands beside the string`
    : // `w.WriteHeader(http.StatusForbidden)` and below it `{"error": "Forbidden"}`
      constantNearby(text, document.text, string.startIndex, string.endIndex)
      ? 'its constant stands nearby'
      : undefined;
  if (words === undefined) return found;
  const evidence = [...found.evidence, { words, weight: 0.4 }];
  return { ...found, evidence, score: weigh(evidence) };
}

/** `response.statusText`, `statusMessage`, `reason_phrase`, `title`: expressions that hold a phrase. */
function phraseSubject(expression: string): Evidence[] {
  // `hasFeature("title", …)`, JSONPath's `"$.title"`
  // Go's `string(resp.Body())`, `rec.Body.String()`, `gjson.Get(body, "status").String()`
  const plain = expression
    .trim()
    .replace(/^string\(([\s\S]*)\)$/, '$1')
    .replace(/\.String\(\)$/, '');
  const keyed = /^gjson\.Get\w*\([\s\S]*,\s*["'`]([\w.]+)["'`]\)$/.exec(plain)?.[1];
  const last = (keyed ?? pathOf(plain.replace(/^["'`](?:\$\.)?([\w.]+)["'`]$/, '$1')).at(-1) ?? '').replace(
    /^(?:get|with)(?=[A-Z])/,
    '',
  );
  if (
    /^(?:(?:get_?)?status_?text|(?:get_?)?status_?message|status_?description|(?:get_?)?reason(?:_?phrase)?|status_?line|http_?message)$/i.test(
      last,
    )
  )
    return [{ words: `\`${last}\` holds a reason phrase`, weight: 0.9 }];
  const status = statusName(last).weight;
  if (status > 0) return [{ words: `\`${last}\` holds a status`, weight: status >= 1 ? 0.9 : 0.6 }];
  if (last.toLowerCase() === 'msg') return [{ words: `\`${last}\` may hold a phrase`, weight: 0.35 }];
  // A problem's title: `response['title'] == 'Forbidden'`
  if (/^title$/i.test(last) && /resp|problem/i.test(expression))
    return [{ words: `\`${last}\` of an answer holds a phrase`, weight: 0.65 }];
  if (/^(?:error|message|body|text|payload|title|detail)$/i.test(last))
    return [{ words: `\`${last}\` may hold a phrase`, weight: 0.4 }];
  return [];
}

function phraseSubjects(site: Extract<Site, { kind: 'argument' }>, _question: Question): Evidence[] {
  const others = site.args.filter((_, i) => i !== site.index);
  const best = others.map(a => phraseSubject(a.text)).sort((a, b) => weigh(b) - weigh(a))[0];
  if (best?.length) return best;
  return phraseSubject(subjectOfChain(site.callee.text) ?? '');
}

/** `responses: [not_found: …]`, `responses: %{"not_found" => …}` */
function keyOfResponses(sites: Site[]): boolean {
  if (sites[0]?.kind !== 'entry-key') return false;
  const holder = sites.find(s => s.kind === 'entry-value' || s.kind === 'definition');
  const name = holder?.kind === 'entry-value' ? holder.key.text : holder?.kind === 'definition' ? holder.name.text : '';
  return /responses?["']?\s*:?\s*$/i.test(name);
}

/**
 * `if (response.status === 404) throw new NotFoundError()`: an application's own error tells what came. Looks at the three
 * lines above.
 */
function comparedAbove(document: ParsedDocument, start: number, code: number): boolean {
  const line = document.positionAt(start).line;
  const above = document.text.slice(document.offsetAt({ line: Math.max(0, line - 3), character: 0 }), start);
  return new RegExp(`(?:[^!=]==|===|\\b(?:case|when))\\s*["']?${code}\\b`).test(above);
}

/** A name's own call or member is part of it: the role is decided by what is around them. */
function nameSites(sites: Site[]): Site[] {
  return sites[0]?.kind === 'callee' ? sites.slice(1) : sites;
}

/** `NotFound = 404`, `enum { notFound(404) }`, `func NotFound(w)`: the name that is being given its meaning. */
const declares = ({ structure }: ParsedDocument, name: Node): boolean =>
  name.parent !== null &&
  structure
    .of(name.parent)
    .some(m => (m.kind === 'define' || m.kind === 'function') && m.parts.name?.some(n => n.id === name.id));

function insideOf(node: Node | null, types: string[], depth = 3): Node | undefined {
  for (let n = node, i = 0; n && i <= depth; n = n.parent, i++) if (types.includes(n.type)) return n;
  return undefined;
}

function verdict(
  document: ParsedDocument,
  start: number,
  end: number,
  code: number,
  role: Verdict['role'],
  spelling: Verdict['spelling'],
  evidence: Evidence[],
  bound?: number,
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
