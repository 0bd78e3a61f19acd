import type { Node } from 'web-tree-sitter';
import {
  declarationEvidence,
  fileEvidence,
  groupEvidence,
  numberOf,
  onlyOfHttp,
  phraseNearby,
  priorEvidence,
  soleMeaning,
  spellsPhrase,
  subjectEvidence,
  weigh,
  type Question,
} from '../evidence';
import { returnedType } from '../declared';
import { ownerEvidence } from '../owner';
import { lineAround } from '../../parsing/document';
import { sameNameElsewhere } from '../company';
import { pathOf } from '../path';
import type { Site } from '../sites';
import { threshold, type Evidence, type Role } from '../types';
import { isComparison, responseName, statusName } from '../words';
import { judgeArgument } from './argument';
import { subjectOfChain } from './argument/comparison';
import { boundOf } from './bound';
import { streamedColumn } from './columns';
import { judgeDefinition } from './definition';
import { judgeElement } from './element';
import { annotatedParameter, handsTestData, providedParameter } from './testData';
import { blockName, judgeEntryKey, judgeEntryValue } from './entry';
import { isMatcher, wraps } from './matchers';
import { roleOf } from './role';

/** What a number's surroundings make of it. */
export interface Judgement {
  evidence: Evidence[];
  role: Role;
  /** The class, 1 to 5, where the number bounds a range of codes. */
  bound?: number;
}

/** Judges a number by its sites, innermost first. */
export function judgeNumber(question: Question): Judgement {
  const { sites, node } = question;
  const pattern =
    sites.length === 0 && node.parent?.type === 'binary_expression'
      ? streamedColumn(question)
      : patternEvidence(question);
  const judged = [...judgeSites(sites, question), ...castEvidence(question), ...pattern];
  const own = weigh(judged) >= 0 && weigh(judged) < 0.75 ? [...judged, ...mapped(question)] : judged;
  const role = pattern.length ? (node.parent?.type === 'binary_expression' ? 'assert' : 'check') : roleOf(sites);
  const bound = boundOf(sites, question.code) ?? (pattern.length ? boundInPattern(question)?.bound : undefined);
  // Without any word for a status, what the file is about proves nothing.
  if (weigh(own) <= 0)
    return { evidence: own.length ? own : [{ words: 'nothing here speaks of a status', weight: 0 }], role };
  const evidence = [...own, ...priorEvidence(question), ...fileEvidence(question), ...phraseNearby(question)];
  if (weigh(own) >= 0.3 && weigh(evidence) >= 0.5 && weigh(evidence) < threshold)
    evidence.push(...sameNameElsewhere(question, weigh(own) < 0.45));
  return { evidence, role, ...(bound ? { bound } : {}) };
}

/** `(HttpStatusCode)308`, `[HttpStatusCode]308`, `static_cast<http::status>(308)`: the type that it is cast to. */
function castEvidence({ document, node }: Question): Evidence[] {
  const type = /[([]\s*(?:\w+\.)*([A-Z]\w*)\s*[)\]]\s*$/.exec(
    document.text.slice(Math.max(0, node.startIndex - 60), node.startIndex),
  );
  const made = /\bstatic_cast<\s*([\w:]+)\s*>\(\s*$/.exec(
    document.text.slice(Math.max(0, node.startIndex - 80), node.startIndex),
  );
  // Scala's `400: StatusCode`
  const ascribed = /^\s*:\s*(?:\w+\.)*([A-Z]\w*)\s*[,)]/.exec(document.text.slice(node.endIndex, node.endIndex + 60));
  const named = statusName(type?.[1] ?? made?.[1] ?? ascribed?.[1] ?? '');
  // Python's `status_code: Literal[404] = 404`
  if (/\bLiteral\[[\w\s,"']*$/.test(document.text.slice(Math.max(0, node.startIndex - 60), node.startIndex)))
    return typedName({ document, node });
  return named.weight >= 1 ? [named] : [];
}

/** Swift's `.notFound`: the type is left away. */
const isImplicit = ({ document, node }: Question): boolean =>
  document.text.charAt(node.startIndex - 1) === '.' && !/[\w)\]?!"]/.test(document.text.charAt(node.startIndex - 2));

/** `result == .notFound`, where `result` is a response by its name and by what it was read from. */
function wholeResponse(other: Node, question: Question): Evidence[] {
  const name = /^\w{3,30}$/.exec(other.text)?.[0];
  if (name === undefined) return [];
  const named = responseName(name);
  const read = declarationEvidence(name, question).filter(e => e.weight > 0);
  return named.weight > 0 && read.length ? [named, ...read] : [];
}

/**
 * Swift's `guard case .notFound = response.status`: the pattern's other side; `case .unacceptableStatusCode(code: 404)`: what
 * the case, or its label, calls the number.
 */
function patternEvidence(question: Question): Evidence[] {
  const { document, node, sites } = question;
  if (sites.length === 0 && node.parent?.type === 'pattern') {
    const line = lineAround(document.text, node.startIndex);
    const before = line.text.slice(0, node.startIndex - line.start);
    const [, name = '', label] = /\.(\w+)\((?:[^()]*,\s*)?(?:(\w+)\s*:\s*)?$/.exec(before) ?? [];
    const named = [statusName(label ?? ''), statusName(name)].sort((a, b) => b.weight - a.weight);
    if (!named[0] || named[0].weight <= 0) return [];
    const http = /http|status|respon|server|client|api|network|fail|error/i.test(name);
    return [named[0], ...(http && named[0].weight < 1 ? [{ words: `\`${name}\` holds it`, weight: 0.4 }] : [])];
  }
  const range = boundInPattern(question);
  if (range) return subjectEvidence(range.subject, question);
  if (!/\bcase\s+\.$/.test(document.text.slice(Math.max(0, node.startIndex - 12), node.startIndex))) return [];
  const other = /^\s*=\s*([^\n{,]{1,80}?)\s*(?:[{,\n]|\belse\b)/.exec(
    document.text.slice(node.endIndex, node.endIndex + 100),
  )?.[1];
  return other === undefined ? [] : subjectEvidence(other, question);
}

/** Swift's `if case 200 ..< 300 = response.statusCode`: the pattern's other side, and the class that the number bounds. */
function boundInPattern({ document, node, sites, code }: Question): { subject: string; bound: number } | undefined {
  // The grammar may leave it unread.
  if (sites.length || !/^(?:pattern|ERROR|directly_assignable_expression)$/.test(node.parent?.type ?? ''))
    return undefined;
  const line = lineAround(document.text, node.startIndex);
  const at = node.startIndex - line.start;
  const m = /\bcase\s+\d{3}\s*\.\.[.<]\s*\d{3}\s*=\s*([^\n{,]{1,80}?)\s*(?:[{,]|\belse\b|$)/.exec(line.text);
  if (!m?.[1] || at < m.index || at > m.index + m[0].length) return undefined;
  return {
    subject: m[1],
    bound: Math.floor(code % 100 === 0 && line.text.slice(0, at).includes('..') ? code / 100 - 1 : code / 100),
  };
}

/** `case .notFound: return 404`, `missing(404), do: "Not Found"`: its phrase is what it stands for, or the other way round. */
function mapped({ document, catalogue, code, node }: Question): Evidence[] {
  const phrase = catalogue.get(code)?.phrase ?? '';
  const several = /^[A-Z][\w']*[\s-]/.test(phrase);
  if (!/^[A-Z]/.test(phrase) || !/^[\d"']/.test(node.text)) return [];
  const line = lineAround(document.text, node.startIndex);
  const own = line.text.slice(0, node.startIndex - line.start);
  // `case .lengthRequired:` and on the next line `return 411`
  const above = /^\s*(?:return\s+)?$/.test(own) && line.start > 0 ? lineAround(document.text, line.start - 1).text : '';
  const before = above === '' ? own : `${above}\n${own}`;
  const behind = line.text.slice(node.endIndex - line.start);
  const spelled = phrase.replace(/[^\w\s-]/g, '\\$&').replace(/[\s-]+/g, '[\\s_-]?');
  const from = new RegExp(
    // One word has to be a member: `case .forbidden: return 403`
    `${several ? '(?<![A-Za-z])' : '(?<=\\.)'}${spelled}(?![A-Za-z])[^,;]{0,24}(?:->|=>|:|\\bthen|\\breturn|\\bdo:)\\s*(?:return\\s+)?$`,
    'i',
  );
  const defined =
    /\b(?:val|var|let|const|static|final)\s+(?:\w+\s+){0,3}(\w+)\s*(?::\s*\w+\s*)?=\s*(?:new\s+)?[\w.]+\([^"'\n,]{0,40}$/.exec(
      own,
    )?.[1];
  if (defined !== undefined && spellsPhrase(defined, code, { catalogue }))
    return [{ words: `\`${defined}\` is made with it`, weight: 1 }];
  if (from.test(before)) return [{ words: `it is what ${phrase} comes to`, weight: 0.8 }];
  if (!several) return [];
  return new RegExp(
    `^\\W[^,;]{0,24}(?:->|=>|:|\\bthen|\\breturn|\\bdo:)\\s*(?:return\\s+)?["'\`]${phrase.replace(/[^\w\s]/g, '\\$&')}["'\`]`,
  ).test(behind)
    ? [{ words: `${phrase} is what it comes to`, weight: 0.8 }]
    : [];
}

function judgeSites(sites: Site[], question: Question): Evidence[] {
  const [site, ...outer] = sites;
  if (!site) return [];
  switch (site.kind) {
    case 'argument': {
      const around = outer[0];
      const double = doubled(site, around);
      if (double !== undefined) return subjectEvidence(double, question);
      const own = judgeArgument(site, question);
      // `statusCode(equalTo(404))`, `assertThat(response.code(), is(404))`: the matcher passes its value on.
      if (own.length === 0 && around && (isMatcher(site) || wraps(site)))
        return judgeSites(outer, { ...question, sites: outer });
      // `JSON.stringify([404])` is what it is given, as text.
      // Swift's `.init(integerLiteral: 404)` is what it is given, as whatever is asked for.
      if (
        own.length === 0 &&
        site.index === 0 &&
        /^(?:JSON\.stringify|json\.dumps|\.init|(?:ascii|utf8|latin1)\.encode)$/.test(site.callee.text)
      )
        return judgeSites(outer, { ...question, sites: outer });
      // `'http.status_code': Attribute.int(200)`: a value that is wrapped.
      if (own.length === 0 && site.args.length === 1 && around?.kind === 'entry-value') {
        const key = statusName(around.key.text.replace(/["'`]/g, ''));
        if (key.weight >= 1) return [key];
      }
      if (own.length === 0) {
        const each = eachOf(site);
        if (each.length) return each;
      }
      if (/^do_?return$/i.test(site.callee.text)) return stubbed(outer);
      if (own.length === 0 && around?.kind === 'object' && around.call && isComparison(around.member.text))
        return expected(around.call.args, question);
      // `val NotFound = AppStatus(404)`
      if (
        weigh(own) < 1 &&
        around?.kind === 'definition' &&
        site.args.length <= 4 &&
        !/(?:Map|Set|List|Array|Buffer|Queue|Deque|Vector|Latch|Pool|Semaphore|Cache)(?:<[^()]*>)?$/.test(
          site.callee.text,
        )
      ) {
        const defined = judgeDefinition(around, question);
        if (weigh(defined) >= 1) return defined;
      }
      // `response = request->begin(404)`, `AsyncResponse *answer = …`
      if (weigh(own) >= 0.75 && weigh(own) < 1 && around?.kind === 'definition') {
        const kept = responseName(pathOf(around.name.text).at(-1) ?? '');
        if (kept.weight >= 0.7) return [...own, { words: `\`${around.name.text}\` is what it makes`, weight: 0.2 }];
      }
      // `request(.status(404))`: the call around a short one says what it is about.
      if (weigh(own) > 0 && weigh(own) < 1 && around?.kind === 'argument') {
        const best = pathOf(around.callee.text)
          .map(responseName)
          .reduce((a, b) => (b.weight > a.weight ? b : a), { words: '', weight: 0 });
        if (best.weight > 0) return [...own, { ...best, weight: 0.25 }];
      }
      return own;
    }
    case 'operand':
      return /^(?:==|===|!=|!==|<|<=|>|>=|is|is not|eq|ne|in|not in|<=>|=~|~=|\/=|==>|-[ci]?(?:not)?(?:like|match)|(?:must|should)_[!=]==?)$/.test(
        site.operator.trim(),
      )
        ? [
            ...(isImplicit(question) ? wholeResponse(site.other, question) : []),
            ...subjectEvidence(site.other.text, question),
            ...siblingComparisons(site.other, question),
          ]
        : [];
    case 'arithmetic': {
      // respx: `router.get("https://example.com/") % 404`
      if (
        site.operator === '%' &&
        site.side === 'right' &&
        question.document.head.speaksHttp &&
        /(?:^|[._])route$|\.(?:get|post|put|patch|delete|head|options|request|route)\([^%]*(?:["']\w*:?\/|ur[il]\b)[^%]*\)$/i.test(
          site.other.text.slice(0, 400),
        )
      )
        return [{ words: 'a mocked route answers with it', weight: 1 }];
      return /^(?:\/|\/\/|~\/|div|%)$/.test(site.operator) && site.side === 'right' && question.code === 100
        ? subjectEvidence(site.other.text, question)
        : [];
    }
    case 'case': {
      const meant = caseMeans(question);
      if (meant.length) return meant;
      const labels = site.labels.flatMap(l => numbersIn(l));
      const all = labels.length > 1 && labels.every(n => question.catalogue.get(n)?.standing === 'standard');
      const asked = site.subject ? subjectEvidence(site.subject.text, question) : [];
      // `switch (errorCode) { case 400: … case 401: … case 403: }`: a code of another kind would have others.
      const subject = all && labels.length > 2 && labels.every(n => n >= 400) ? asked.filter(e => e.weight > 0) : asked;
      return [
        ...subject,
        ...(all && weigh(subject) > 0 ? [{ words: 'all labels are status codes', weight: 0.2 }] : []),
        ...groupEvidence(
          labels.filter(n => n !== question.code),
          question,
        ),
      ];
    }
    case 'entry-value':
      return judgeEntryValue(site, outer, question);
    case 'entry-key':
      return judgeEntryKey(site, outer, question);
    case 'element': {
      const own = judgeElement(site, outer, question);
      // An atom at the head of a tuple says what happened: `respond_with({:ok, orders})`.
      if (site.tuple && question.document.language.nodes.symbol?.includes(question.node.type)) return own;
      const given = testDatum(site, outer, question);
      if (given) return given;
      const rest = outer[0]?.kind === 'element' ? [] : judgeSites(outer, { ...question, sites: outer });
      // `for code in [404, 500]`: a weak name, and nothing but status codes.
      const codes = site.elements.map(numberOf);
      const all =
        codes.length > 1 && codes.every(n => n !== undefined && question.catalogue.get(n)?.standing === 'standard');
      const weak = weigh(rest) > 0 && weigh(rest) < 0.5;
      return [
        ...own,
        ...rest,
        ...(all && weak ? [{ words: 'all of them are status codes', weight: 0.2 }] : []),
        ...(all && rest.length === 0 ? responsesCompared(codes, outer[0]) : []),
      ];
    }
    case 'union': {
      // Where the grammar nests them, the outermost holds them all.
      const widest =
        [
          site,
          ...outer.slice(
            0,
            outer.findIndex(s => s.kind !== 'union'),
          ),
        ].at(-1) ?? site;
      const numbers = widest.kind === 'union' ? widest.elements.flatMap(numbersIn) : [];
      const all = numbers.length > 2 && numbers.every(n => question.catalogue.get(n)?.standing === 'standard');
      return [
        ...groupEvidence(
          numbers.filter(n => n !== question.code),
          question,
        ),
        ...(all ? [{ words: 'all of them are status codes', weight: 0.2 }] : []),
        ...judgeSites(
          outer.filter(s => s.kind !== 'union'),
          { ...question, sites: outer.filter(s => s.kind !== 'union') },
        ),
      ];
    }
    case 'definition':
      return judgeDefinition(site, question);
    case 'object': {
      const name = site.member.text;
      // Rust's `Some("404".to_string())`
      if (site.call?.args.length === 0 && /^(?:to_?string|to_owned|into|to_vec|as_bytes|as_str|clone)$/i.test(name))
        return judgeSites(outer, { ...question, sites: outer });
      if (!isComparison(name)) return iterated(site, question);
      if (!site.call) return [];
      const judged = site.call.args.map(a => subjectEvidence(a.text, question)).sort((a, b) => weigh(b) - weigh(a));
      return judged[0] ?? [];
    }
    case 'fallback': {
      const own = subjectEvidence(site.other.text, question);
      if (weigh(own) >= 0.75 || weigh(own) < 0) return own;
      // `const status = Number(query.get('status') ?? '200')`
      const given = judgeSites(outer, { ...question, sites: outer });
      return weigh(given) > weigh(own) ? given : own;
    }
    case 'subscript': {
      // `http.client.responses[404]`, a type's `paths['/a']['get']['responses']['200']`
      if (
        /(?:\bhttp\b[\w.:]*|[\])])(?:\.|::|\[["'`])responses(?:["'`]\])?\)*$|\[["'`]response["'`]\]$/.test(
          site.object.text,
        )
      )
        return [{ words: 'it is a key of `responses`', weight: 1.1 }];
      // `texts[page.status] ?? texts[500]`
      const { text, start } = lineAround(question.document.text, question.node.startIndex);
      const looked = `${site.object.text.slice(0, 60)}[`;
      const other = [text.indexOf(looked), text.lastIndexOf(looked)].find(
        at => at >= 0 && start + at !== site.object.startIndex,
      );
      if (other !== undefined && /^[^\]\n]*\bstatus(?:_?code)?\]/i.test(text.slice(other + looked.length)))
        return [{ words: `\`${site.object.text}\` is looked up by a status beside it`, weight: 0.95 }];
      const named = statusName(pathOf(site.object.text).at(-1) ?? '');
      const spoken = pathOf(site.object.text).at(-1) ?? '';
      if (/^(?:[a-z]\w*)?_?responses$/i.test(spoken)) return [{ words: `it is a key of \`${spoken}\``, weight: 1 }];
      if (/^_?responses?_?(?:examples|descriptions|schemas|types|messages|headers|models)$/i.test(spoken))
        return [{ words: `it is a key of \`${spoken}\``, weight: 1 }];
      return named.weight > 0 ? [named, { words: 'it is looked up there', weight: 0.3 }] : [];
    }
    case 'range':
      return judgeRange(site, outer, question);
    case 'returned':
      return returned(site, question);
    default:
      return [];
  }
}

/** What a type annotation around belongs to: `status_code: Literal[404]`. */
function typedName({ document, node }: Pick<Question, 'document' | 'node'>): Evidence[] {
  const line = lineAround(document.text, node.startIndex);
  const name = /(?<![\w.])(\w+)\s*:\s*[\w.[\], "'|]*$/.exec(line.text.slice(0, node.startIndex - line.start))?.[1];
  const named = name === undefined ? undefined : statusName(name);
  return named && named.weight !== 0 ? [named] : [];
}

/** `case 401:` and below it `return "Unauthorized"`: its phrase is what the case comes to. */
function caseMeans({ document, catalogue, code, node }: Question): Evidence[] {
  const behind = document.text.slice(node.endIndex, node.endIndex + 160).replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '');
  const words =
    /^["']?\)?\s*(?::|=>|->|\bthen\b|,)?\s*(?:\{\s*)?(?:return\b\s*\(?|[\w.>:-]+\(|[\w.$>-]+\s*=\s*)?\s*[a-zA-Z]{0,2}["']([A-Z][A-Za-z' -]+)["']/.exec(
      behind,
    )?.[1];
  if (words !== undefined && catalogue.isPhraseOf(words, code))
    return [{ words: 'its phrase is what the case comes to', weight: 1.2 }];
  // Rust's `502 => answers::HTTP_502_RESPONSE.clone()`
  return new RegExp(`^["']?\\)?\\s*(?::|=>|->)\\s*(?:return\\s+)?[\\w:.&]*\\bHTTP_?${code}(?!\\d)`).test(behind)
    ? [{ words: 'what the case comes to holds the code', weight: 1.2 }]
    : [];
}

/** `expect(responses).toEqual([422, 200])`: what is compared is named like a response. */
function responsesCompared(codes: (number | undefined)[], around: Site | undefined): Evidence[] {
  if (around?.kind !== 'argument' || !isComparison(pathOf(around.callee.text).at(-1) ?? '')) return [];
  const subjects = [subjectOfChain(around.callee.text) ?? '', ...around.args.map(a => a.text.slice(0, 80))];
  const response = subjects.find(s => /^\w*(?:response|resp|res)(?:es|s)?$/i.test(s.trim()));
  return response && codes.some(n => n !== undefined && n % 100 !== 0)
    ? [{ words: `\`${response.trim()}\` is compared with status codes`, weight: 0.5 }]
    : [];
}

/** A row of a test's data, or a list that an annotation holds: `#[TestWith([404, 'x'])]`. */
function testDatum(
  site: Extract<Site, { kind: 'element' }>,
  outer: Site[],
  question: Question,
): Evidence[] | undefined {
  const around = outer[0];
  if (around?.kind === 'argument' && handsTestData(around.callee.text))
    return annotatedParameter(around.node, around.keyword ? 0 : site.index, question);
  return providedParameter(site.node, site.index, question);
}

/** `[200, 300].each do |status|`, `listOf(404, 410).forEach { status -> … }`: what each of them is called. */
function iterated({ member }: Extract<Site, { kind: 'object' }>, { document }: Question): Evidence[] {
  if (!/^(?:each\w*|map|for_?each|flat_?map|foreach)$/i.test(member.text)) return [];
  const behind = document.text.slice(member.endIndex, member.endIndex + 60);
  const name = /^\s*[({]?\s*(?:do\b)?\s*[|({]?\s*(\w+)\s*(?:\||\)?\s*[-=]>)/.exec(behind)?.[1];
  return name !== undefined && statusName(name).weight >= 0.5
    ? [{ words: `each of them is called \`${name}\``, weight: 0.8 }]
    : [];
}

/** RSpec's `allow(response).to receive(:code).and_return("404")`: the member that is stubbed. */
function doubled({ callee }: Extract<Site, { kind: 'argument' }>, around: Site | undefined): string | undefined {
  if (around?.kind !== 'argument') return undefined;
  const member = /^receive\(\s*:(\w+)\s*\)\.and_return$/.exec(callee.text)?.[1];
  const double = /^(?:allow|expect)\(([^()]+)\)\.(?:to|not_to|to_not)$/.exec(around.callee.text)?.[1];
  return member && double ? `${double}.${member}` : undefined;
}

/** `Enum.each([404, 410], fn status -> … end)`, `array_map(fn ($status) => …, [404])`: the list is an argument. */
function eachOf(site: Extract<Site, { kind: 'argument' }>): Evidence[] {
  if (!/(?:^|[.:>_])(?:each|map|for_?each|flat_?map|filter|walk|for_?all|for_?every)$/i.test(site.callee.text))
    return [];
  // ScalaTest's `forAll(Seq(400, 413)) { code => … }`
  if (/for_?(?:all|every)$/i.test(site.callee.text) && site.args.length === 1) {
    const behind = site.node.parent?.text.slice(site.node.endIndex - site.node.parent.startIndex).slice(0, 40) ?? '';
    const given = statusName(/^\s*\{\s*(\w+)\s*=>/.exec(behind)?.[1] ?? '');
    if (given.weight > 0) return [{ ...given, weight: given.weight >= 0.5 ? 0.8 : 0.4 }];
  }
  const taker = site.args.find((_, i) => i !== site.index)?.text.slice(0, 60) ?? '';
  const name = /^(?:fn|function|static fn)?\s*\(?\s*(?:int\s+)?\$?(\w+)\s*\)?\s*(?:->|=>|\{)/.exec(taker)?.[1];
  return name !== undefined && statusName(name).weight >= 0.5
    ? [{ words: `each of them is called \`${name}\``, weight: 0.8 }]
    : [];
}

/** `expect([200, 204]).to include(response.status)`: what the matcher is given. */
function expected(args: Node[], question: Question): Evidence[] {
  const subjects = args
    .slice(0, 2)
    .map(a => /^\w+[\s(]+([^()]+(?:\(\))?[^()]*)\)?$/.exec(a.text.slice(0, 200))?.[1] ?? a.text);
  return subjects.map(s => subjectEvidence(s, question)).sort((a, b) => weigh(b) - weigh(a))[0] ?? [];
}

/** `doReturn(404).when(response).getStatusCode()`: the call at the end of the chain. */
function stubbed(outer: Site[]): Evidence[] {
  const last = outer.findLast(s => s.kind === 'object');
  return last?.kind === 'object' ? [statusName(last.member.text)].filter(e => e.weight !== 0) : [];
}

function judgeRange(site: Extract<Site, { kind: 'range' }>, outer: Site[], question: Question): Evidence[] {
  // Swift's `400 ..< 500 ~= response.statusCode`: read as a range whose end is the match.
  const matched = /^(\d{3})\s*~=\s*([\s\S]{1,100})$/.exec(site.other?.text.slice(0, 120) ?? '');
  if (matched)
    return [
      ...subjectEvidence(matched[2] ?? '', question),
      { words: 'both ends of a class stand together', weight: Number(matched[1]) === question.code + 100 ? 0.3 : 0 },
    ];
  const other = numberOf(site.other);
  // An open end is a range too: `is >= 500`.
  if (site.other && (other === undefined || other < 100 || other > 600)) return [];
  const judged = judgeSites(outer, { ...question, sites: outer });
  const end = site.side === 'start' ? other : question.code;
  const start = site.side === 'start' ? question.code : other;
  // `200..299`
  if (
    weigh(judged) > 0 &&
    start !== undefined &&
    end !== undefined &&
    start % 100 === 0 &&
    (end === start + 99 || end === start + 100)
  )
    return [...judged, { words: 'both ends of a class stand together', weight: 0.45 }];
  return judged;
}

/** `def http_status; 501; end`: the name of the function around a bare value; `get('/') { 205 }`: what takes the block. */
function returned({ name, taker }: Extract<Site, { kind: 'returned' }>, question: Question): Evidence[] {
  const { document } = question;
  // What Swift writes `.notFound` may be a response as well.
  const typed = returnedType(question, isImplicit(question));
  if (typed.length) return typed;
  const given = name ?? blockName(taker);
  if (given) {
    // Scala's `def NotFound = 404`
    if (/^[A-Z]/.test(given) && spellsPhrase(given, question.code, question))
      return [{ words: `\`${given}\` spells its phrase`, weight: 1.1 }];
    const named = [statusName(given)].filter(e => e.weight !== 0);
    if (named.length === 0 && answersByNumber(question))
      return [{ words: `\`${given}\` takes a request and a response`, weight: 0.85 }];
    // `int statusFor(Exception e)`, `def status_of(error)`
    const asked =
      /^(?:(?:to|get|map|find|determine|resolve)_?)?(?:http_?)?status_?(?:for|of|from|by)(?=[A-Z_]|$)/i.test(given);
    return [
      ...named,
      // `func (o *GetOrderNotFound) Code() int { return 404 }`
      ...(/^(?:status_?)?code$/i.test(given) ? ownerEvidence(question) : []),
      ...(asked ? [{ words: 'what it is asked for is a status', weight: 0.15 }] : []),
      // `int successCode(Output output) => 200`
      ...(/success_?codes?$/i.test(given) && question.code >= 200 && question.code < 207
        ? [{ words: 'a success of HTTP has that code', weight: 0.4 }]
        : []),
      // `def class_to_status(:invalid), do: 400`
      ...(/[a-z]_?[tT]o_?(?:[hH]ttp_?)?[sS]tatus$/.test(given)
        ? [{ words: 'it gives a status for something', weight: 0.3 }]
        : []),
      ...soleMeaning(given, document),
    ];
  }
  if (!taker && answersByNumber(question))
    return [{ words: 'the function takes a request and a response', weight: 0.85 }];
  if (!taker || !document.head.speaksHttp) return [];
  const called = pathOf(taker.callee.text).at(-1) ?? '';
  const path = /^["'`]\//.test(taker.args[0]?.text.slice(0, 2) ?? '');
  return (path && routes.test(called)) || (/^(?:error|not_found)$/.test(called) && taker.args.length < 2)
    ? [{ words: `\`${called}\` answers with it`, weight: 0.8 }]
    : [];
}

/** `int show(HttpRequest *request, HttpResponse *response) { return 404; }`: what a handler gives back is the status. Looks 16 nodes up. */
function answersByNumber({ document, node }: Question): boolean {
  if (!/^\d/.test(node.text)) return false;
  for (let n: Node | null = node.parent, i = 0; n && i < 16; n = n.parent, i++) {
    if (!document.structure.one(n, 'function')) continue;
    const header = document.text.slice(n.startIndex, n.startIndex + 300).split('{', 1)[0] ?? '';
    return (
      /\bint\s+(?:\w+::)?\w+\s*\(|^\[/.test(header) &&
      /\bHttp\w*Request\w*\b[^,]*,[^,]*\bHttp\w*Response|\bHttpContext\w*/.test(header)
    );
  }
  return false;
}

const routes = /^(?:get|post|put|patch|delete|head|options|route|match|any)$/i;

/** The same expression compared with other codes nearby: `code == 204 || code == 205`. Looks 600 characters around. */
function siblingComparisons(subject: Node, question: Question): Evidence[] {
  const text = subject.text;
  if (text.length > 60) return [];
  const { document, node } = question;
  // A number that the window cuts in two is left out.
  const around = document.text.slice(Math.max(0, node.startIndex - 600), node.startIndex + 600).replace(/\d+$/, '');
  const escaped = text.replace(/[^\w\s]/g, '\\$&');
  const numbers = new Set<number>();
  for (const m of around.matchAll(
    new RegExp(`(?<![\\w.])${escaped}\\s*(?:===?|!==?|<=?|>=?|is|in)\\s*[({[]?["']?(\\d{2,4})\\b`, 'g'),
  ))
    numbers.add(Number(m[1]));
  numbers.delete(question.code);
  const { code } = question;
  // `status >= 200 && status < 300`: the two ends of a class.
  if (
    code % 100 === 0 &&
    [code - 100, code + 100, code + 99].some(n => n % 100 !== 1 && numbers.has(n)) &&
    /[<>]/.test(around)
  ) {
    return [{ words: 'two bounds of a class stand together', weight: 0.5 }];
  }
  return numbers.size
    ? groupEvidence([...numbers], question).map(e => ({ ...e, weight: e.weight * (onlyOfHttp.has(code) ? 0.7 : 0.6) }))
    : [];
}

const numbersIn = (node: Node): number[] =>
  node.text.length < 200 ? [...node.text.matchAll(/(?<![\w.[-])\d+(?![\w.*?[]|-)/g)].map(m => Number(m[0])) : [];
