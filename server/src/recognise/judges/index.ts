import type { Node } from 'web-tree-sitter';
import {
  fileEvidence,
  groupEvidence,
  numberOf,
  phraseNearby,
  priorEvidence,
  soleMeaning,
  subjectEvidence,
  weigh,
  type Question,
} from '../evidence';
import { pathOf } from '../path';
import type { Site } from '../sites';
import type { Evidence, Role } from '../types';
import { isAssertion, isComparison, responseName, statusName } from '../words';
import { isDivision, judgeArgument, subjectOfChain } from './argument';
import { judgeDefinition } from './definition';
import { judgeElement } from './element';
import { blockName, judgeEntryKey, judgeEntryValue, outerEvidence } from './entry';

/** What a number's surroundings make of it. */
export interface Judgement {
  evidence: Evidence[];
  role: Role;
  /** The class, 1 to 5, where the number bounds a range of codes. */
  bound?: number;
}

/** Judges a number by its sites, innermost first. */
export function judgeNumber(question: Question): Judgement {
  const { sites } = question;
  const own = [...judgeSites(sites, question), ...castEvidence(question)];
  const role = roleOf(sites);
  const bound = boundOf(sites, question.code);
  // Without any word for a status, what the file is about proves nothing.
  if (weigh(own) <= 0)
    return { evidence: own.length ? own : [{ words: 'nothing here speaks of a status', weight: 0 }], role };
  const evidence = [...own, ...priorEvidence(question), ...fileEvidence(question), ...phraseNearby(question)];
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
  const named = statusName(type?.[1] ?? made?.[1] ?? '');
  return named.weight >= 1 ? [named] : [];
}

function judgeSites(sites: Site[], question: Question): Evidence[] {
  const [site, ...outer] = sites;
  if (!site) return [];
  switch (site.kind) {
    case 'argument': {
      const own = judgeArgument(site, question);
      const around = outer[0];
      // `statusCode(equalTo(404))`, `assertThat(response.code(), is(404))`: the matcher passes its value on.
      if (own.length === 0 && around && isMatcher(site)) return judgeSites(outer, { ...question, sites: outer });
      if (/^do_?return$/i.test(site.callee.text)) return stubbed(outer);
      if (own.length === 0 && around?.kind === 'object' && around.call && isComparison(around.member.text))
        return expected(around.call.args, question);
      // `val NotFound = AppStatus(404)`
      if (weigh(own) < 1 && around?.kind === 'definition' && site.args.length <= 4) {
        const defined = judgeDefinition(around, question);
        if (weigh(defined) >= 1) return defined;
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
      return /^(?:==|===|!=|!==|<|<=|>|>=|is|is not|eq|ne|in|not in|<=>|=~|~=|\/=|==>|(?:must|should)_[!=]==?)$/.test(
        site.operator.trim(),
      )
        ? [...subjectEvidence(site.other.text, question), ...siblingComparisons(site.other, question)]
        : [];
    case 'arithmetic':
      return /^(?:\/|\/\/|~\/|div|%)$/.test(site.operator) && site.side === 'right' && question.code === 100
        ? subjectEvidence(site.other.text, question)
        : [];
    case 'case': {
      const labels = site.labels.flatMap(l => numbersIn(l));
      return [
        ...(site.subject ? subjectEvidence(site.subject.text, question) : []),
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
      const rest = outer[0]?.kind === 'element' ? [] : judgeSites(outer, { ...question, sites: outer });
      return [...own, ...rest];
    }
    case 'union':
      return [
        ...groupEvidence(
          site.elements.flatMap(numbersIn).filter(n => n !== question.code),
          question,
        ),
        ...judgeSites(outer, { ...question, sites: outer }),
      ];
    case 'definition':
      return judgeDefinition(site, question);
    case 'object': {
      if (!site.call) return [];
      const name = site.member.text;
      if (!isComparison(name)) return iterated(site, question);
      const judged = site.call.args.map(a => subjectEvidence(a.text, question)).sort((a, b) => weigh(b) - weigh(a));
      return judged[0] ?? [];
    }
    case 'fallback': {
      const own = subjectEvidence(site.other.text, question);
      return weigh(own) > 0 ? own : judgeSites(outer, { ...question, sites: outer });
    }
    case 'subscript': {
      const named = statusName(pathOf(site.object.text).at(-1) ?? '');
      const spoken = pathOf(site.object.text).at(-1) ?? '';
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

const matchers =
  /^(?:is|be|is_?not|in_?(?:in|ex)clusive_?range|(?:less|greater)_?than(?:_?or_?equal(?:_?to)?)?|equal_?to|equals?|eq|any_?of|one_?of|is_?one_?of|is_?in|either|or|not|in|any|eql|be_?(?:in|between|within|eql?|equal_?to)|is_?between|between|contain_?exactly|match_?array|includes?|range|in_?range)$/i;

/** A matcher passes on what it is given. */
export const isMatcher = ({ callee }: Extract<Site, { kind: 'argument' }>): boolean =>
  matchers.test(pathOf(callee.text).at(-1) ?? '');

/** `[200, 300].each do |status|`, `listOf(404, 410).forEach { status -> … }`: what each of them is called. */
function iterated({ member }: Extract<Site, { kind: 'object' }>, { document }: Question): Evidence[] {
  if (!/^(?:each\w*|map|for_?each|flat_?map|foreach)$/i.test(member.text)) return [];
  const behind = document.text.slice(member.endIndex, member.endIndex + 60);
  const name = /^\s*[({]?\s*(?:do\b)?\s*[|({]?\s*(\w+)\s*(?:\||\)?\s*[-=]>)/.exec(behind)?.[1];
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
  const other = numberOf(site.other);
  // An open end is a range too: `is >= 500`.
  if (site.other && (other === undefined || other < 100 || other > 600)) return [];
  return judgeSites(outer, { ...question, sites: outer });
}

/** `def http_status; 501; end`: the name of the function around a bare value; `get('/') { 205 }`: what takes the block. */
function returned({ name, taker }: Extract<Site, { kind: 'returned' }>, { document }: Question): Evidence[] {
  const given = name ?? blockName(taker);
  if (given) {
    const named = [statusName(given)].filter(e => e.weight !== 0);
    return [...named, ...soleMeaning(given, document)];
  }
  if (!taker || !document.head.speaksHttp) return [];
  const called = pathOf(taker.callee.text).at(-1) ?? '';
  const path = /^["'`]\//.test(taker.args[0]?.text.slice(0, 2) ?? '');
  return (path && routes.test(called)) || (/^(?:error|not_found)$/.test(called) && taker.args.length < 2)
    ? [{ words: `\`${called}\` answers with it`, weight: 0.8 }]
    : [];
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
    new RegExp(`(?<![\\w.])${escaped}\\s*(?:===?|!==?|<=?|>=?|is|in)\\s*[({[]?(\\d{2,4})\\b`, 'g'),
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
    return [{ words: 'two bounds of a class stand together', weight: 0.4 }];
  }
  return numbers.size ? groupEvidence([...numbers], question).map(e => ({ ...e, weight: e.weight * 0.6 })) : [];
}

const numbersIn = (node: Node): number[] =>
  node.text.length < 200 ? [...node.text.matchAll(/(?<![\w.[])\d+(?![\w.*?[]|-)/g)].map(m => Number(m[0])) : [];

/** What the code around does with the number. */
export function roleOf(sites: Site[]): Role {
  for (const site of sites) {
    switch (site.kind) {
      case 'arithmetic':
        // A string that is joined to another goes where the whole goes.
        if (site.operator === '+') continue;
        return inAssertion(sites) ? 'assert' : 'check';
      case 'operand':
        return inAssertion(sites) ? 'assert' : 'check';
      case 'range':
      case 'fallback':
        continue;
      case 'case':
      case 'caught':
      case 'subscript':
        return 'check';
      case 'object':
        return site.call && isComparison(site.member.text) ? 'check' : 'emit';
      case 'argument': {
        const path = pathOf(site.callee.text);
        if (/^(?:ctx|context|this)\.assert$/.test(site.callee.text)) return 'emit';
        if (/^wait_?for/i.test(path.at(-1) ?? '')) return 'check';
        if (/error_?handler$/i.test(path.at(-1) ?? '') || sites.some(s => s.kind === 'case')) return 'check';
        if (/^(?:define|const_set)$/.test(path.at(-1) ?? '')) return 'define';
        if (
          isComparison(path.at(-1) ?? '') ||
          matchers.test(path.at(-1) ?? '') ||
          isAssertion(path) ||
          (subjectOfChain(site.callee.text) && isAssertion(path))
        )
          return 'assert';
        if (
          /^(?:api_?responses?|response|openapi|extend_schema|http_?code|swagger\w*|produces\w*)$/i.test(
            path.at(-1) ?? '',
          ) &&
          /decorator|annotation|attribute/.test(`${site.node.type} ${site.node.parent?.type ?? ''}`)
        )
          return 'define';
        return asserted(sites) ? 'assert' : 'emit';
      }
      case 'class':
        return 'define';
      case 'thrown':
        return 'emit';
      case 'returned':
        return blockName(site.taker) ? 'define' : 'emit';
      case 'definition': {
        const path = pathOf(site.name.text);
        return path.length > 1 && path.slice(0, -1).some(p => responseName(p).weight > 0) ? 'emit' : 'define';
      }
      case 'entry-key':
        return 'define';
      case 'union':
        continue;
      case 'element':
      case 'entry-value':
      case 'subject':
      case 'callee':
        continue;
    }
  }
  return sites[0]?.kind === 'entry-value' || sites[0]?.kind === 'element'
    ? weigh(outerEvidence(sites.slice(1))) > 0
      ? 'emit'
      : 'define'
    : 'emit';
}

/** `assert json_response(conn, 404)`: whatever stands in a bare `assert` is expected. */
const asserted = (sites: Site[]): boolean =>
  sites.some(s => s.kind === 'argument' && /^(?:assert|refute)(?:_eq|_ne)?$/.test(s.callee.text));

function inAssertion(sites: Site[]): boolean {
  return sites.some(s => s.kind === 'asserted' || (s.kind === 'argument' && isAssertion(pathOf(s.callee.text))));
}

/** `>= 500`, `< 300`, `/ 100`, `200..299`: the class that a bound belongs to. */
function boundOf(sites: Site[], code: number): number | undefined {
  const site = sites[0];
  if (site?.kind === 'operand' && /^[<>]=?$/.test(site.operator)) {
    // `status < 300` ends the 2xx, `status >= 300` begins the 3xx, `299 < status` too.
    const op = site.side === 'right' ? site.operator : flip(site.operator);
    if (code % 100 === 0) return op === '<' ? Math.max(1, code / 100 - 1) : Math.min(5, code / 100);
    if (code % 100 === 99) return op === '>' ? Math.min(5, (code + 1) / 100) : (code - 99) / 100;
    return Math.floor(code / 100);
  }
  if (site?.kind === 'arithmetic' || (site?.kind === 'argument' && isDivision(site, code))) return 1;
  if (site?.kind === 'range') return Math.floor(site.side === 'end' && code % 100 === 0 ? code / 100 - 1 : code / 100);
  return undefined;
}

const flip = (op: string): string => op.replace(/[<>]/, c => (c === '<' ? '>' : '<'));
