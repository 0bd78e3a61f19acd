import type { Node } from 'web-tree-sitter';
import { groupEvidence, namesBeside, onlyOfHttp, subjectEvidence, weigh, type Question } from '../evidence';
import type { Site } from '../sites';
import type { Evidence } from '../types';
import { subjectOfChain } from './argument/comparison';
import { isImplicit, wholeResponse } from './pattern';
import { judgeSites } from './sites';

/** One side of a comparison: `res.status === 404`. */
export function judgeOperand({ operator, other }: Extract<Site, { kind: 'operand' }>, question: Question): Evidence[] {
  if (!comparisons.test(operator.trim())) return [];
  // RSpec's `expect(response.status).to be >= 500`
  if (other.text === 'be') {
    const awaited = question.sites.find(s => s.kind === 'argument');
    const subject = awaited && subjectOfChain(awaited.callee.text);
    return subject === undefined ? [] : subjectEvidence(subject, question);
  }
  if (ofOtherProtocol(other)) return [];
  const said = [
    // Swift's `200 == HTTPStatusCode.notFound`
    ...(/^\d/.test(question.node.text) ? namesBeside([other], question) : []),
    ...(isImplicit(question) ? wholeResponse(other, question) : []),
    ...subjectEvidence(other.text, question),
  ];
  // `if status != "200"`: a status of another kind is seldom a text of three digits.
  if (
    /^["'`][1-5]\d\d["'`]$/.test(question.node.text) &&
    /^status$/i.test(other.text) &&
    question.document.head.speaksHttp
  )
    said.push({ words: 'it is compared with a text of three digits', weight: 0.25 });
  said.push(...ofFilter(other, question));
  const beside = [...siblingComparisons(other, question), ...ofItsClass(other, question)];
  // Of what is surely a status, stranger numbers that it meets elsewhere say nothing.
  return [...said, ...(weigh(said) >= 1 ? beside.filter(e => e.weight > 0) : beside)];
}
const comparisons =
  /^(?:==|===|!=|!==|<|<=|>|>=|is|is not|eq|ne|in|not in|<=>|=~|~=|\/=|==>|-[ci]?(?:not)?(?:like|match)|(?:must|should)_[!=]==?)$/;

/**
 * Pester's `Should -Invoke Set-ResponseStatus -ParameterFilter { $Code -eq 404 }`: the command whose parameter it is speaks of an
 * answer. Reads the line before it.
 */
function ofFilter({ text }: Node, { document, node }: Question): Evidence[] {
  if (!/^\$(?:status)?code$|^\$status$/i.test(text)) return [];
  const start = document.text.lastIndexOf('\n', node.startIndex) + 1;
  const command =
    /\b(?:Should|Assert-MockCalled|Mock|Should-Invoke)\s([^{}]*)\s-ParameterFilter\s*\{[^{}]*$/i.exec(
      document.text.slice(Math.max(start, node.startIndex - 300), node.startIndex),
    )?.[1] ?? '';
  return /\w-\w*(?:Status|Respon|Http|Redirect)/i.test(command)
    ? [{ words: 'a parameter of a command that answers', weight: 0.5 }]
    : [];
}

/** `status / 100`, `"HTTP/1.1 " + 404`, `status: 200 + index`, and respx's `router.get("https://example.com/") % 404`. */
export function judgeArithmetic(
  { operator, other, side }: Extract<Site, { kind: 'arithmetic' }>,
  outer: Site[],
  question: Question,
): Evidence[] {
  if (operator === '+' && side === 'left' && question.code % 100 === 0) {
    const given = judgeSites(outer, question);
    return weigh(given) >= 0.75 ? given : [];
  }
  if (side !== 'right') return [];
  if (operator === '+' && /\bHTTP\/\d(?:\.\d)? ["'`]$/.test(other.text.slice(-20)))
    return [{ words: 'the version of HTTP stands before it', weight: 1.1 }];
  if (
    operator === '%' &&
    question.document.head.speaksHttp &&
    /(?:^|[._])route$|\.(?:get|post|put|patch|delete|head|options|request|route)\([^%]*(?:["']\w*:?\/|ur[il]\b)[^%]*\)$|\b(?:respx\w*|router)\.\w+\([^%]*\)$/i.test(
      other.text.slice(0, 400),
    )
  )
    return [{ words: 'a mocked route answers with it', weight: 1 }];
  if (!/^(?:\/|\/\/|~\/|div|%)$/.test(operator) || question.code !== 100) return [];
  const [compared] = outer;
  return compared?.kind === 'operand' && ofOtherProtocol(compared.other) ? [] : subjectEvidence(other.text, question);
}

/** C++'s `status / 100 == SMTP_POSITIVE`: a constant of what has replies of its own. */
const ofOtherProtocol = ({ text }: Node): boolean => /^(?:\w+(?:::|\.))*(?:SMTP|FTP|NNTP|SIP|RTSP|COAP)_/i.test(text);

/**
 * PHP's `$e instanceof ServiceException && $e->getCode() === 404`: whose errors they are is said right before. Looks 80
 * characters up.
 */
function ofItsClass(subject: Node, { document, node }: Question): Evidence[] {
  const holder = /^(\$?\w+)(?:->|\.)(?:getCode\(\)|code)$/.exec(subject.text)?.[1];
  if (holder === undefined) return [];
  const before = document.text.slice(Math.max(0, node.startIndex - 80 - subject.text.length), node.startIndex);
  const type = new RegExp(
    `\\${holder.startsWith('$') ? '' : 'b'}${holder} instanceof \\\\?([\\w\\\\]+) (?:&&|and) [^&|\\n]{0,60}$`,
  ).exec(before)?.[1];
  return type !== undefined &&
    /(?:Service|Request|Client|Response|Http|HTTP|Api|API|Guzzle|Rest|Web)\w*(?:Exception|Error)$/.test(type)
    ? [{ words: `it is the code of \`${type}\``, weight: 0.4 }]
    : [];
}

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
    ([code - 100, code + 100, code + 99].some(n => n % 100 !== 1 && numbers.has(n)) ||
      // `code >= 400 && code < 600`
      (code === 400 && (numbers.has(600) || numbers.has(599)))) &&
    /[<>]/.test(around)
  ) {
    return [{ words: 'two bounds of a class stand together', weight: 0.5 }];
  }
  return numbers.size
    ? groupEvidence([...numbers], question).map(e => ({ ...e, weight: e.weight * (onlyOfHttp.has(code) ? 0.7 : 0.6) }))
    : [];
}
