import type { Node } from 'web-tree-sitter';
import {
  answeredWith,
  groupEvidence,
  numberOf,
  ownsStatus,
  soleMeaning,
  spellsPhrase,
  usualStatus,
  weigh,
  type Question,
} from '../evidence';
import type { ParsedDocument } from '../../parsing/document';
import { pathOf, wordsOf } from '../path';
import { takesField } from '../sinks';
import type { Site } from '../sites';
import type { Evidence } from '../types';
import { isAssertion, responseName, statusName } from '../words';
import { comparedMember, meetsStatus } from './columns';
import { failureStatus } from './failures';
import { ignores } from './ignores';

const unquote = (text: string): string => text.trim().replace(/^[:@]?["'`]?|["'`]?:?$/g, '');

/** Judges `key: 404` by the key, the keys beside it and what the whole is given to. */
export function judgeEntryValue(
  site: Extract<Site, { kind: 'entry-value' }>,
  outer: Site[],
  question: Question,
): Evidence[] {
  const key = unquote(site.key.text);
  const named = statusName(key);
  const spelled = question.catalogue.isPhraseOf(key, question.code);
  if (named.weight >= 1 || (named.weight < 0 && !spelled)) return [named];
  // Rails: `rescue_responses.merge!("Missing" => :not_found)`, `with(rescue_responses: { Missing.name => 404 })`
  const [taker] = outer;
  const table =
    taker?.kind === 'entry-value'
      ? unquote(taker.key.text)
      : taker?.kind === 'argument' && /(?:merge|update)!?$/.test(taker.callee.text)
        ? pathOf(taker.callee.text).at(-2)
        : undefined;
  if (table !== undefined && /responses$|status(?:es|codes)$/i.test(table) && statusName(table).weight >= 1)
    return [statusName(table)];
  const holder = outer.find(s => s.kind === 'definition');
  const held = holder?.kind === 'definition' ? statusName(pathOf(holder.name.text).at(-1) ?? '') : undefined;
  const ofStatuses = held && held.weight >= 0.5 && outer[0] === holder ? [held] : [];
  if (spelled)
    return [
      ...ofStatuses,
      { words: `\`${key}\` spells its phrase`, weight: /[a-z][_-]|[a-z][A-Z]/.test(key) ? 1.1 : 0.65 },
      ...phrasesBeside(site.node, question).map(e => ({ ...e, weight: 0.4 })),
    ];
  const about = outerEvidence(outer);
  const holderName = holder?.kind === 'definition' ? pathOf(holder.name.text).at(-1) : undefined;
  const met = [...meetsStatus(key, question), ...(holderName ? comparedMember(holderName, key, question) : [])];
  if (named.weight > 0) {
    // C++'s `response.status = {.code = 404, .text = u"Gone"}`
    const kept =
      held && held.weight >= 0.5 && key === '.code' && holder?.kind === 'definition' && outer.indexOf(holder) <= 1
        ? pathOf(holder.name.text)
            .slice(0, -1)
            .map(responseName)
            .filter(e => e.weight > 0)
            .slice(0, 1)
        : [];
    const company = [
      ...met,
      ...(held && kept.length ? [held, ...kept] : []),
      ...madeStatus(site.node, outer[0]),
      ...ofOtherProtocol(outer[0]),
      ...beside(site.node, question),
      ...about,
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
  if (met.length) return met;
  const ignored = ignores(key, question);
  if (ignored.length) return ignored;
  // Excon's `connection.get(path: '/orders', expects: 200)`
  if (/^expects$/i.test(key) && question.document.head.speaksHttp && question.catalogue.get(question.code))
    return [{ words: '`expects` names what a request is to be answered with', weight: 0.75 }];
  // Huma's `Errors: []int{404, 412}`
  if (
    /^errors$/i.test(key) &&
    question.document.head.speaksHttp &&
    /^(?:\[\]int)?[[{]\s*[45]\d\d(?:\s*,\s*[45]\d\d)*\s*,?\s*[\]}]$/.test(
      site.node.text.slice(key.length, key.length + 200).replace(/^[^[{]*?(?=\[)/, ''),
    )
  )
    return [{ words: 'the errors that are answered with', weight: 0.75 }];
  const taken = fieldTaken(key, question);
  if (taken.length) return taken;
  const failed = failureStatus(site.key.text.slice(0, 120), question);
  if (failed.length) return failed;
  // `{"/orders": 200, "/missing": 404}`
  if (/^\/[\w/{}:.-]*$/.test(key)) {
    const group = groupEvidence(siblingValues(site.node), question);
    return group.length ? [...group, { words: 'an address is its key', weight: 0.4 }] : [];
  }
  const fellows = phrasesBeside(site.node, question);
  if (fellows.length) return [...ofStatuses, ...fellows];
  // `$codes = ['invalid_scope' => 400, 'created' => 201]`
  const listed =
    held && held.weight > 0 && outer[0] === holder ? groupEvidence(siblingValues(site.node), question) : [];
  if (held && ofStatuses.length === 0 && weigh(listed) >= 0.75) return [held, ...listed];
  // `$typesByStatus = ['user' => 422, 'drawing' => 200]`
  if (ofStatuses.length) return [...ofStatuses, ...groupBeside(site.node, question)];
  const labelled = /^value$/i.test(key) ? labelledBy(site.node, question) : [];
  if (labelled.length) return labelled;
  // A response code for short: `{ rc: 200, body: {} }`
  if (key === 'rc')
    return [{ words: '`rc` may be a response code', weight: 0.4 }, ...beside(site.node, question), ...about];
  if (/^(?:response|reply|expect(?:ed)?|want)$/i.test(key))
    return [
      { words: `\`${key}\` may stand for a response's status`, weight: /^re/i.test(key) ? 0.5 : 0.3 },
      ...(about.length ? about : askedBeside(site.node)),
    ];
  return sameBeside(site.node, question);
}

/** `{ url: '/a', response: 404 }`: what is asked for stands beside what is answered. */
const askedBeside = (entry: Node): Evidence[] =>
  siblingKeys(entry).some(k => /^(?:url|uri|path|method|query|endpoint|headers|body)$/.test(k))
    ? [{ words: 'what is asked for stands beside it', weight: 0.4 }]
    : [];

/** `{ StatusCode: 206, SelectionPattern: '206' }`: a key beside it, which names a status, has the same code. */
function sameBeside(entry: Node, { code }: Question): Evidence[] {
  const other = siblings(entry).find(
    n =>
      numberOf(n.namedChildren.at(-1) ?? undefined) === code &&
      statusName(unquote((n.namedChildren[0] ?? n).text.slice(0, 40))).weight >= 1,
  );
  return other ? [{ words: 'a status beside it has the same code', weight: 0.9 }] : [];
}

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

/** Go's `&textproto.Error{Code: 550, Msg: "no such mailbox"}`: a reply of SMTP or FTP, an error of a database. */
const ofOtherProtocol = (around: Site | undefined): Evidence[] =>
  around?.kind === 'argument' && /^(?:textproto|smtp|ftp|pgconn|pq|mysql|websocket|amqp)\./.test(around.callee.text)
    ? [{ words: `\`${around.callee.text}\` belongs to another protocol`, weight: -0.9 }]
    : [];

/** `{Name: "code", Value: "404"}`: the label that the value belongs to, among those of an exchange. */
function labelledBy(entry: Node, { document, node }: Question): Evidence[] {
  const label = siblings(entry)
    .map(n => /^["']?(?:name|key|label)["']?\s*[:=]>?\s*["'`]([\w.]+)["'`]$/i.exec(n.text.slice(0, 60))?.[1])
    .find(l => l !== undefined);
  const named = label === undefined ? undefined : statusName(label);
  if (!named || named.weight <= 0) return [];
  if (named.weight >= 1) return [named];
  const around = document.text.slice(Math.max(0, node.startIndex - 160), node.endIndex + 160);
  return /["'`](?:method|GET|POST|handler|path|ur[il]|\w*http_\w+)["'`]/.test(around)
    ? [named, { words: 'labels of an exchange stand beside it', weight: 0.6 }]
    : [named];
}

const fields = new WeakMap<ParsedDocument, Map<string, Evidence[]>>();

/** `{write: 404}` and somewhere in the file `w.WriteHeader(each.write)`. Reads the first 100 000 characters, once for a key. */
function fieldTaken(key: string, { document, catalogue, code, node }: Question): Evidence[] {
  if (!document.head.speaksHttp || !/^["']?\d/.test(node.text) || catalogue.get(code) === undefined) return [];
  let known = fields.get(document);
  if (!known) fields.set(document, (known = new Map<string, Evidence[]>()));
  let evidence = known.get(key);
  if (!evidence) {
    const use = takesField(key, document.text.slice(0, 100_000));
    known.set(
      key,
      (evidence = use === undefined ? [] : [{ words: `\`${use}\` takes \`${key}\` in this file`, weight: 0.9 }]),
    );
  }
  return evidence;
}

/** `{:ok, %{status: 200}}`, `have_attributes(status: 200)`: nothing else is said of it; `%{order | status: 300}` says of what. */
function alone(entry: Node, key: string, outer: Site[], { document, node }: Question): Evidence[] {
  if (!/^["']?\d/.test(node.text) || siblingKeys(entry).length > 0) return [];
  // `const order = { status: 300 }` says of what.
  if (outer[0]?.kind === 'definition') return [];
  const call = outer.find(s => s.kind === 'argument');
  return call?.kind === 'argument' && !isAssertion(pathOf(call.callee.text)) ? [] : soleMeaning(key, document);
}

/** Keys that keep company with a status. */
const companions =
  /^(?:headers?|body|status_?text|status_?message|ok|json|json_?body|data|content_?type|get|post|put|patch|delete|url|method|path|path_?info|request|reason|response|statusline|resp_?(?:body|headers))$/i;
const errors = /^(?:message|error|errors|title|detail|details|description|type|instance|schema|msg|text)$/i;

function beside(entry: Node, { catalogue, code }: Question): Evidence[] {
  const keys = siblingKeys(entry);
  // `['code' => 404, 'message' => 'Not Found']`
  const spoken = siblings(entry).some(n => {
    const value = n.namedChildren.at(-1)?.text ?? '';
    return value.length < 60 && catalogue.isPhraseOf(unquote(value), code);
  });
  if (spoken) return [{ words: 'its phrase stands beside it', weight: 0.7 }];
  // `{ code: 200, headers: {}, body: '' }` is a whole response.
  if (['headers', 'body'].every(part => keys.includes(part)))
    return [{ words: 'fields and a body stand beside it', weight: 0.75 }];
  // `{ method: 'GET', path: '/orders', status: 200 }` is an exchange.
  if (keys.includes('method') && keys.some(k => /^(?:path|url|uri|endpoint|route)$/.test(k)))
    return [{ words: 'a method and an address stand beside it', weight: 0.75 }];
  // `{ ok: false, status: 500 }`
  if (keys.includes('ok') && siblings(entry).some(n => /^["']?ok["']?\s*:\s*(?:true|false)$/i.test(n.text)))
    return [{ words: '`ok` stands beside it', weight: 0.5 }];
  // A metric's labels: `{ __name__: 'http_requests_total', code: '200' }`
  if (siblings(entry).some(n => /["'`]\w*http_\w+["'`]$/.test(n.text.slice(0, 80))))
    return [{ words: 'the name of a metric of HTTP stands beside it', weight: 0.7 }];
  // `{ code: 200, message: 'done', data: {} }`: the envelope of many an API.
  if (
    (code < 300 || code >= 400) &&
    catalogue.get(code)?.standing === 'standard' &&
    keys.some(k => /^(?:message|msg)$/.test(k)) &&
    keys.includes('data')
  )
    return [{ words: 'a message and data stand beside it', weight: 0.65 }];
  if (keys.some(k => companions.test(k))) return [{ words: 'fields or a body stand beside it', weight: 0.4 }];
  // `{ code: 103, error: 'no such class' }`: what went wrong has another code there.
  if (code < 300 && keys.some(k => /^errors?$/i.test(k)) && !keys.some(k => /^(?:message|status_?text)$/i.test(k)))
    return [];
  if (keys.some(k => errors.test(k)))
    return [{ words: 'a message stands beside it', weight: code >= 400 && code < 600 ? 0.45 : 0.35 }];
  return [];
}

const siblings = (entry: Node): Node[] =>
  (entry.parent?.namedChildren ?? []).filter((n): n is Node => n !== null && n.id !== entry.id).slice(0, 30);

function siblingKeys(entry: Node): string[] {
  return siblings(entry).map(n => unquote((n.namedChildren[0] ?? n).text.slice(0, 40)));
}

function groupBeside(entry: Node, question: Question): Evidence[] {
  const values = siblingValues(entry).filter(n => n !== undefined && n >= 100 && n <= 599);
  return values.length ? groupEvidence(values, question).filter(e => e.weight > 0 && e.weight < 0.8) : [];
}

/** `{ OK: 200, NOT_FOUND: 404, TEAPOT: 418 }`: two or more of the others spell the phrases of their values. */
function phrasesBeside(entry: Node, { catalogue }: Question): Evidence[] {
  const others = (entry.parent?.namedChildren ?? [])
    .filter((n): n is Node => n !== null && n.id !== entry.id)
    .slice(0, 60);
  const spelled = others.filter(n => {
    const value = numberOf(n.namedChildren[n.namedChildren.length - 1] ?? undefined);
    return (
      value !== undefined && spellsPhrase(unquote((n.namedChildren[0] ?? n).text.slice(0, 40)), value, { catalogue })
    );
  });
  return spelled.length >= 2 && spelled.length * 2 >= others.length
    ? [{ words: 'the names beside it spell the phrases of their values', weight: 0.5 }]
    : [];
}

/** `[{ status: 400, retry: false }, { status: 503, retry: true }]`: the same key in the rows beside. */
function rowsBeside(
  { node, key }: Extract<Site, { kind: 'entry-value' }>,
  outer: Site[],
  question: Question,
): Evidence[] {
  const rows = outer[0];
  if (rows?.kind !== 'element') return [];
  const cells = rows.elements
    .filter((_, i) => i !== rows.index)
    .slice(0, 30)
    .map(
      row =>
        new RegExp(`(?<![\\w-])${key.text.replace(/\W/g, '\\$&')}\\W{0,4}[:=]>?\\s*["']?(\\d+)`).exec(
          row.text.slice(0, 400),
        )?.[1],
    );
  const numbers = cells.filter(c => c !== undefined).map(Number);
  if (numbers.length === 0 || node.text.length > 60) return [];
  return groupEvidence(numbers, question).map(e => ({ ...e, words: `in the rows beside it, ${e.words}` }));
}

const siblingValues = (entry: Node): (number | undefined)[] =>
  (entry.parent?.namedChildren ?? [])
    .filter((n): n is Node => n !== null && n.id !== entry.id)
    .slice(0, 40)
    .map(n => numberOf(n.namedChildren[n.namedChildren.length - 1] ?? undefined));

/** `let(:response) { … }`: the name that a call gives to its block. */
export function blockName(taker: Extract<Site, { kind: 'returned' }>['taker']): string | undefined {
  if (!taker || !/^(?:let_?(?:it_be)?|subject|define_method|memoize|fixture)!?$/.test(taker.callee.text))
    return undefined;
  return taker.args[0] && unquote(taker.args[0].text);
}

const isAddress = (arg: Node): boolean => /^[a-z]{0,2}["'`](?:\/|https?:)/.test(arg.text.slice(0, 12));

const serializers =
  /^(?:JSON\.stringify|json\.dumps|json_encode|JsonSerializer\.Serialize|JsonConvert\.SerializeObject)$/;

/** What the call, the key or the name around a map says about it. */
export function outerEvidence(outer: Site[]): Evidence[] {
  for (const site of outer.slice(0, 4)) {
    if (site.kind === 'argument') {
      // Elixir's `assert response = %{status: 413} = handle(request)`
      if (site.keyword && responseName(site.keyword).weight >= 0.7)
        return [{ words: `it belongs to \`${site.keyword}\``, weight: 0.5 }];
      const path = pathOf(site.callee.text);
      const name = path.at(-1) ?? '';
      // `Response.WriteAsync(JsonSerializer.Serialize(new { Code = 500 }))`: what writes it down says nothing of it.
      if (serializers.test(site.callee.text)) continue;
      const words = wordsOf(name);
      if (
        words.some(w =>
          /^(?:response|resp|reply|respond|return|render|redirect|head|mock|intercept|fulfill|answer|http|abort|flush)$/.test(
            w,
          ),
        )
      ) {
        return [{ words: `it is given to \`${name}\``, weight: 0.6 }];
      }
      // `checkAnswer(res, { status: 200 })`
      if (site.args.some(a => /^(?:res|resp|response|reply)$/i.test(a.text.slice(0, 10))))
        return [{ words: 'a response is given beside it', weight: 0.5 }];
      if (/^(?:json|text|html|xml)$/i.test(name)) return [{ words: `it is given to \`${name}\``, weight: 0.4 }];
      if (/(?:error|exception|problem)$/i.test(name)) return [{ words: `it is given to \`${name}\``, weight: 0.4 }];
      // `get(api, "/orders", status: 404)`
      if (
        /^(?:get|post|put|patch|delete|head|options|request|visit|fetch)$/i.test(name) &&
        site.args.some(a => isAddress(a))
      )
        return [{ words: `an address is given to \`${name}\``, weight: 0.5 }];
      const best = path.map(responseName).reduce((a, b) => (b.weight > a.weight ? b : a), { words: '', weight: 0 });
      if (best.weight >= 0.7) return [{ words: best.words, weight: 0.5 }];
      if (best.weight > 0) return [{ words: best.words, weight: 0.2 }];
    }
    if (site.kind === 'definition' || site.kind === 'entry-value') {
      const name = pathOf(site.kind === 'definition' ? site.name.text : unquote(site.key.text)).at(-1) ?? '';
      if (statusName(name).weight >= 0.7 || /responses?$/i.test(name))
        return [{ words: `it belongs to \`${name}\``, weight: 0.7 }];
      if (responseName(name).weight >= 0.7 || /^err$|error|exception/i.test(name))
        return [{ words: `it belongs to \`${name}\``, weight: 0.5 }];
      // `const init: ResponseInit = { status: 404 }`
      const type =
        site.kind === 'definition'
          ? /^\s*:\s*([\w.<>[\]]{1,60})\s*=/.exec(
              site.node.text.slice(
                site.name.endIndex - site.node.startIndex,
                site.name.endIndex - site.node.startIndex + 80,
              ),
            )?.[1]
          : undefined;
      if (type && /response|http|problem/i.test(type)) return [{ words: `it belongs to a \`${type}\``, weight: 0.5 }];
    }
    if (site.kind === 'case' || (site.kind === 'operand' && /^={1,3}$/.test(site.operator))) {
      const against = pathOf((site.kind === 'case' ? site.subject : site.other)?.text ?? '');
      const best = Math.max(0, ...against.map(n => responseName(n).weight));
      if (best > 0) return [{ words: `it is matched with \`${against.join('.')}\``, weight: best >= 0.7 ? 0.5 : 0.3 }];
    }
    const given = site.kind === 'returned' ? blockName(site.taker) : undefined;
    if (given && (responseName(given).weight >= 0.7 || /error|exception/i.test(given)))
      return [{ words: `it belongs to \`${given}\``, weight: 0.5 }];
    if (site.kind === 'thrown') return [{ words: 'it is thrown', weight: 0.2 }];
  }
  return [];
}

/** Judges `404: NotFound` by the keys beside it, the value and the name of the whole. */
export function judgeEntryKey(
  site: Extract<Site, { kind: 'entry-key' }>,
  outer: Site[],
  question: Question,
): Evidence[] {
  const { catalogue, code } = question;
  const siblings = (site.node.parent?.namedChildren ?? [])
    .filter((n): n is Node => n !== null && n.id !== site.node.id)
    .slice(0, 60)
    .map(n => n.namedChildren[0] ?? undefined);
  const numbers = siblings.map(numberOf).filter((n): n is number => n !== undefined);
  const evidence: Evidence[] = [];
  const value = site.value.text.slice(0, 200);
  if (catalogue.isPhraseOf(unquote(value), code)) evidence.push({ words: 'its value is its phrase', weight: 1.2 });
  // OpenAPI as code: `"400" -> Response("Client error")`
  else if (/^(?:new\s+|%)?(?:\w+[.\\])*\w*Response\w*(?:\.\w+)?\s*[({<]/.test(value))
    evidence.push({ words: 'its value is a response', weight: 0.8 });
  // `404: (err, req, res) => …`
  else if (
    /^(?:async\s+)?(?:function\b\s*\w*\s*)?\([^()]{0,80}\b_?(?:res|response|reply|ctx)\b[^()]{0,30}\)/.test(value)
  )
    evidence.push({ words: 'its value answers', weight: 0.8 });
  else if (
    /\b(?:\w*(?:schema|response|serializer|error|exception|problem|handler|page)\w*|description)\b/i.test(value)
  ) {
    evidence.push({ words: 'its value speaks of a response', weight: 0.6 });
  }
  // `['503' => Runner::RETRY_ALWAYS]`
  else if (/(?:^|[^a-z])retr(?:y|ies)(?![a-z])/i.test(value) && /^["']?\d/.test(question.node.text) && code >= 400)
    evidence.push({ words: 'its value speaks of trying again', weight: 0.6 });
  if (numbers.length) evidence.push(...groupEvidence(numbers, question));
  const phrased = siblings.some(key => {
    const number = numberOf(key);
    const meant = key?.parent?.namedChildren.at(-1)?.text;
    return number !== undefined && meant !== undefined && catalogue.isPhraseOf(unquote(meant), number);
  });
  if (phrased && catalogue.get(code))
    evidence.push({ words: 'a key beside it has its phrase for a value', weight: 0.5 });
  // `handleHttpError(error, { 404: 'No such page' })`
  const taker = outer[0]?.kind === 'argument' && !outer[0].keyword ? (pathOf(outer[0].callee.text).at(-1) ?? '') : '';
  if (/http|status|respon|(?:error|failure)s?$|^(?:on|handle)\w*(?:error|failure)/i.test(taker) && catalogue.get(code))
    evidence.push({
      words: `\`${taker}\` is given what each comes to`,
      weight: /http|status|respon/i.test(taker) ? 0.8 : code >= 400 ? 0.65 : 0.3,
    });
  const [around] = outer;
  if (around?.kind === 'operand' && /responses["'\])]*$/i.test(around.other.text.slice(-40)))
    evidence.push({ words: 'it is a key of the responses that it is compared with', weight: 1 });
  // Go's `retry.RetryableHTTPStatusCode{Codes: map[int]struct{}{429: {}}}`
  const whole = outer.slice(0, 4).find(s => s.kind === 'argument');
  if (whole?.kind === 'argument' && statusName(pathOf(whole.callee.text).at(-1) ?? '').weight >= 1)
    evidence.push({ words: `it belongs to \`${whole.callee.text.slice(0, 60)}\``, weight: 0.5 });
  const named = outer.find(
    s => s.kind === 'definition' || s.kind === 'entry-value' || (s.kind === 'argument' && s.keyword),
  );
  if (named) {
    const text =
      named.kind === 'definition'
        ? named.name.text
        : named.kind === 'entry-value'
          ? named.key.text
          : ((named as { keyword?: string }).keyword ?? '');
    const name = pathOf(unquote(text)).at(-1) ?? '';
    const status = statusName(name);
    if (/responses?(?:_?(?:models?|schemas?|types?))?$/i.test(name))
      evidence.push({ words: `it is a key of \`${name}\``, weight: 1 });
    else if (status.weight > 0) evidence.push(status);
    else if (/(?:error|exception)_?(?:handler|page)s?$/i.test(name))
      evidence.push({ words: `it is a key of \`${name}\``, weight: 0.9 });
    else if (/errors?|exceptions?|messages?|reasons?|phrases?|handlers?/i.test(name)) {
      evidence.push({ words: `it is a key of \`${name}\``, weight: 0.4 });
      // `{ 404: 'Page missing', 500: 'We broke' }`
      if (/^[a-z]?["'`]/.test(value) && code >= 400 && numbers.length && numbers.every(n => n >= 400 && n < 600))
        evidence.push({ words: 'texts for errors stand behind each', weight: 0.3 });
    }
  }
  return evidence;
}
