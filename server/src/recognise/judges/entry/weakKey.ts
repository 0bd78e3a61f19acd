import type { Node } from 'web-tree-sitter';
import {
  answeredWith,
  functionAround,
  isStandard,
  ownsStatus,
  soleMeaning,
  usualStatus,
  weigh,
  type Question,
} from '../../evidence';
import { pathOf } from '../../path';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import { isAssertion, responseName, statusName } from '../../words';
import { beside, groupBeside, rowsBeside } from './beside';
import { outerEvidence } from './outer';
import { siblingKeys } from './siblings';
import type { Entry } from './types';

/** `status: 404`, `code: 404`: a key that may name a status is one in the company of what belongs to an answer. */
export function judgeWeakKey(entry: Entry): Evidence[] {
  const { site, outer, question, key, named, holderName, met } = entry;
  const company = [
    ...met,
    ...keptIn(entry),
    ...madeStatus(site.node, outer[0]),
    ...beside(site.node, question),
    ...outerEvidence(outer),
    ...ofOtherProtocol(outer[0]),
    ...ofOwnError(entry),
    ...groupBeside(site.node, question),
    ...rowsBeside(site, outer, question),
  ];
  if (weigh(company) < 0.5) company.push(...answeredWith(key, question));
  // `setup({ status: 200 })`
  if (weigh(company) === 0 && /^\d/.test(question.node.text) && site.node.parent?.text.startsWith('{'))
    company.push(...usualStatus(key, holderName ? [holderName] : [], question));
  // `const ticket = { reason: 'limit', status: 500 }`
  if (holderName !== undefined && ownsStatus(holderName))
    company.push({ words: `\`${holderName}\` has one of its own`, weight: -0.3 });
  return [named, ...(company.length ? company : alone(site.node, key, outer, question))];
}

/** C++'s `response.status = {.code = 404, .text = u"Gone"}` */
function keptIn({ key, holder, held, outer }: Entry): Evidence[] {
  if (!holder || !held || held.weight < 0.5 || key !== '.code' || outer.indexOf(holder) > 1) return [];
  const kept = pathOf(holder.name.text)
    .slice(0, -1)
    .map(responseName)
    .find(e => e.weight > 0);
  return kept ? [held, kept] : [];
}

/** Go's `&textproto.Error{Code: 550, Msg: "no such mailbox"}`: a reply of SMTP or FTP, an error of a database. */
const ofOtherProtocol = (around: Site | undefined): Evidence[] =>
  around?.kind === 'argument' && /^(?:textproto|smtp|ftp|pgconn|pq|mysql|websocket|amqp)\./.test(around.callee.text)
    ? [{ words: `\`${around.callee.text}\` belongs to another protocol`, weight: -0.9 }]
    : [];

/** `function ScopeError(message) { assign({ code: 403, name: 'scope' }) }`: what makes an error, in a file that speaks HTTP. */
const ofOwnError = ({ key, question }: Entry): Evidence[] => {
  const { code, document } = question;
  if (!/code$/i.test(key) || code < 400 || !document.head.speaksHttp || !isStandard(code, question)) return [];
  const around = functionAround(question);
  return around && /[a-z](?:Error|Exception)$/.test(around)
    ? [{ words: `\`${around}\` makes an error`, weight: 0.45 }]
    : [];
};

/** Elixir's `%HTTPoison.AsyncStatus{code: 200}`: what is made is a status by its name. */
function madeStatus(entry: Node, around: Site | undefined): Evidence[] {
  // Rust's pattern `StatusLine::Response { code: 101, .. }`
  const matched = /^\w+(?:::\w+)+(?=\s*\{)/.exec(entry.parent?.text.slice(0, 80) ?? '')?.[0].split('::') ?? [];
  const made = matched.length
    ? matched.map(statusName).find(e => e.weight >= 0.5)
    : around?.kind === 'argument'
      ? statusName(pathOf(around.callee.text).at(-1) ?? '')
      : undefined;
  return made && made.weight >= 0.5 ? [{ ...made, weight: 0.7 }] : [];
}

/** `{:ok, %{status: 200}}`, `have_attributes(status: 200)`: nothing else is said of it; `%{order | status: 300}` says of what. */
function alone(entry: Node, key: string, outer: Site[], { document, code, node }: Question): Evidence[] {
  if (!/^["']?\d/.test(node.text) || siblingKeys(entry).length > 0) return [];
  // `const order = { status: 300 }` says of what.
  if (outer[0]?.kind === 'definition') return [];
  // Elixir's `{:error, %{status: 401}}`
  const [held] = outer;
  if (held?.kind === 'element' && held.tuple && held.elements[0]?.text === ':error' && code >= 400)
    return [{ words: 'it is what went wrong', weight: 0.3 }];
  const call = outer.find(s => s.kind === 'argument');
  return call?.kind === 'argument' && !isAssertion(pathOf(call.callee.text)) ? [] : soleMeaning(key, document);
}
