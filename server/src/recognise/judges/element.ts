import type { Node } from 'web-tree-sitter';
import { groupEvidence, lambdaCall, namesBeside, numberOf, spellsPhrase, weigh, type Question } from '../evidence';
import { pathOf, wordsOf } from '../path';
import type { Site } from '../sites';
import type { Evidence } from '../types';
import { statusName } from '../words';
import { isWriter } from './argument/givens';
import { failureStatus } from './failures';
import { judgeColumn } from './columns';
import { parametersOf } from './parameters';

type Element = Extract<Site, { kind: 'element' }>;

/** Judges an element by its neighbours, and by the rows around it where it stands in a table. */
export function judgeElement(site: Element, outer: Site[], question: Question): Evidence[] {
  const row = outer[0];
  // `{ typeof(NotFoundException), 404 }`
  if (site.elements.length === 2 && site.index === 1) {
    const failed = failureStatus(site.elements[0]?.text.slice(0, 100) ?? '', question);
    if (failed.length) return failed;
  }
  // C#'s `{ "404", new OpenApiResponse() }`
  if (
    site.elements.length === 2 &&
    site.index === 0 &&
    row?.kind === 'element' &&
    /^["']/.test(question.node.text) &&
    documentsResponse(site.elements[1])
  )
    return [{ words: 'a response is documented under it', weight: 1 }];
  // C#'s `ErrorStatuses = new() { { Errors.Expired, 401 } }`
  const holder = outer.find(s => s.kind === 'definition');
  // Grape's `http_codes: [[404, 'No such order', Problem]]`
  const [, taker] = outer;
  if (site.index === 0 && row?.kind === 'element' && taker?.kind === 'entry-value') {
    const held = statusName(taker.key.text);
    if (held.weight >= 1) return [held];
  }
  if (site.elements.length === 2 && site.index === 1 && row?.kind === 'element' && holder?.kind === 'definition') {
    const held = statusName(pathOf(holder.name.text).at(-1) ?? '');
    if (held.weight >= 1) return [held];
  }
  if (row?.kind === 'element') {
    const named = judgeColumn(site.index, row.node, outer[1], question);
    const answered = answer(site, outer, question);
    // `[(b":status", b"200"), (b"content-length", b"12")]`: the rows beside it have keys of their own.
    if (answered.some(e => e.weight >= 1.1)) return answered;
    return [
      ...answered,
      ...(decides(named) ? named : [...named, ...column(site, row, question), ...keyed(site, row, outer[1], question)]),
    ];
  }
  // Go's `map[string]struct{ code int }{"missing": {404}}`
  if (row?.kind === 'entry-value' && row.node.parent) {
    const named = judgeColumn(site.index, row.node.parent, outer[1], question);
    if (named.length) return named;
  }
  // `val (status, message) = failure match { case _: Gone => (410, "gone") }`
  const taken = site.tuple && row?.kind === 'definition' ? takenApart(row.name.text)[site.index] : undefined;
  if (taken !== undefined) {
    const said = statusName(taken);
    if (said.weight >= 0.5) return [{ ...said, weight: Math.max(said.weight, 0.8) }];
  }
  // `parametrize("error_code", (400, 422))`: any sequence will do.
  const listed = !site.tuple || (row?.kind === 'argument' && /parametrize$/.test(row.callee.text));
  const named = listed ? judgeColumn(0, site.node, row, question) : [];
  return [...answer(site, outer, question), ...named, ...neighbours(site, question)];
}

/** A column that is named `code` says little: the rows beside it may say more. */
const decides = (named: Evidence[]): boolean => named.length > 0 && (weigh(named) < 0 || weigh(named) >= 0.5);

/** `new OpenApiResponse { … }` */
export const documentsResponse = (value: Node | undefined): boolean =>
  value !== undefined && /^new\s+(?:\w+\.)*\w*Response\w*\b/.test(value.text.slice(0, 60));

/** The names of `(int status, string message)` or `(status, message)`, which take a tuple apart. */
function takenApart(names: string): string[] {
  const list = /^\(([^()]{3,120})\)$/.exec(names)?.[1] ?? /^[\w\s,]{3,120}$/.exec(names)?.[0];
  return list?.includes(',') ? parametersOf(list) : [];
}

function neighbours(site: Element, question: Question): Evidence[] {
  const beside = site.elements.filter((_, i) => i !== site.index);
  const named = site.tuple ? [] : namesBeside(beside, question);
  if (named.length) return named;
  const others = beside.map(numberOf);
  // In a mixed tuple the numbers beside it mean something else.
  if (others.some(n => n === undefined)) return [];
  return others.length ? groupEvidence(others, question) : [];
}

/** A table of test cases: `[(301, "GET"), (307, "POST")]`, the same place in each row. */
function column(site: Element, rows: Element, question: Question): Evidence[] {
  const cells = rows.elements
    .filter((_, i) => i !== rows.index)
    .map(row => numberOf(row.namedChildren[site.index] ?? undefined));
  if (cells.length === 0 || cells.some(c => c === undefined)) return [];
  return groupEvidence(cells, question).map(e => ({ ...e, words: `in the rows beside it, ${e.words}` }));
}

/** C#'s `errorMapping = new() { { "400", … }, { "404", … } }`: pairs that begin with codes, under a name that speaks of errors. */
function keyed(site: Element, rows: Element, holder: Site | undefined, { catalogue }: Question): Evidence[] {
  if (site.index !== 0 || site.elements.length !== 2 || holder?.kind !== 'definition') return [];
  if (!/error|exception|status|respon|handler|reason/i.test(holder.name.text)) return [];
  const keys = rows.elements.map(row => numberOf(row.namedChildren[0] ?? undefined));
  return keys.length > 1 && keys.every(k => k !== undefined && catalogue.get(k)?.standing === 'standard')
    ? [{ words: `\`${holder.name.text}\` is keyed by status codes`, weight: 0.75 }]
    : [];
}

/** `(b"HTTP/1.1", 200, b"OK")`, `Response("HTTP/1.1", 101)` */
export const behindVersion = (before: Node | undefined): boolean =>
  before !== undefined && /^(?:~[a-z]|[a-z]{0,2})["'`]HTTP\/\d(?:\.\d)?["'`]$/i.test(before.text.slice(0, 17));

/** The forms in which frameworks take an answer: `[404, headers, body]`, `return body, 404`. */
function answer(site: Element, outer: Site[], question: Question): Evidence[] {
  const { elements, index } = site;
  const others = elements.filter((_, i) => i !== index);
  if (behindVersion(elements[index - 1])) return [{ words: 'the version of HTTP stands before it', weight: 1 }];
  // Sinatra's `throw(:halt, [401, "Not authorized"])`
  if (index === 0 && outer[0]?.kind === 'argument' && outer[0].args[0]?.text === ':halt')
    return [{ words: 'a request is halted with it', weight: 1 }];
  // Finagle's `counters(Seq("status", "404"))`
  if (
    /^["']/.test(elements[index]?.text ?? '') &&
    /^["'](?:http_)?status(?:_?code)?["']$/i.test(elements[index - 1]?.text.slice(0, 20) ?? '')
  )
    return [{ words: 'the name of a counter stands before it', weight: 0.8 }];
  // Go's `&loggingWriter{w, 200, 0}`
  const made = outer[0]?.kind === 'argument' ? outer[0].callee.text : '';
  if (index === 1 && isWriter(elements[0]) && /rw|writer|response|recorder/i.test(made))
    return [{ words: `\`${made}\` is given the response and the number`, weight: 0.95 }];
  const returned = outer[0]?.kind === 'returned' || outer[0] === undefined;
  // `reply(() => [422, {}])`: what the lambda of an answering call gives back.
  const taker = returned && index === 0 ? (pathOf(lambdaCall(site.node, question) ?? '').at(-1) ?? '') : '';
  if (/^(?:reply|respond|answer|callback)/i.test(taker) && elements.length <= 3)
    return [{ words: `\`${taker}\` answers with it`, weight: 1.1 }];
  if (others.some(isNumber)) return [];
  // Salvo's `[("404", Response::new("Not Found"))]`
  if (
    elements.length === 2 &&
    index === 0 &&
    /^["']/.test(question.node.text) &&
    /^(?:new\s+)?(?:\w+(?:\.|::))*\w*Response\w*\s*(?:::|[({])/.test(elements[1]?.text.slice(0, 80) ?? '')
  )
    return [{ words: 'a response is documented under it', weight: 1 }];
  if (elements.length === 3 && index === 0 && isFields(elements[1])) {
    return [{ words: 'code, fields and body stand together', weight: 1 }];
  }
  // `["", 200, {"Request-Id": "1"}]`
  if (
    elements.length === 3 &&
    index === 1 &&
    /^[a-z]{0,2}["'`]/i.test(elements[0]?.text.slice(0, 4) ?? '') &&
    /^\{\s*["'](?:[A-Z][a-z]+|x|etag)-?[\w-]*["']\s*:/.test(elements[2]?.text.slice(0, 60) ?? '')
  )
    return [{ words: 'body, code and fields stand together', weight: 1 }];
  if (
    elements.length === 2 &&
    index === 0 &&
    /["'](?:content-(?:type|length|encoding)|location|link|etag|retry-after|set-cookie|cache-control|www-authenticate)["']/i.test(
      elements[1]?.text.slice(0, 120) ?? '',
    )
  )
    return [{ words: 'the fields stand behind it', weight: 0.85 }];
  // `{:status, ref, 200}`, `{:response, :fin, 407, headers}`, `{:ok, 200, headers, ref}`
  const label = /^:["']?(\w+)/.exec(elements[0]?.text.slice(0, 40) ?? '')?.[1];
  if (site.tuple && label && index > 0) {
    const fields =
      /^_?\w*headers?$|^_?(?:h|hdrs)$|^\[\{"[\w-]+",/.test(elements[index + 1]?.text.slice(0, 40) ?? '') ||
      // `{:ok, 200, [], body}`
      (label === 'ok' && index === 1 && elements.length === 4 && elements[2]?.text === '[]');
    if (/^(?:http_?|request_|resp(?:onse)?_|\w*expected_|bad_|invalid_)?status(?:_code)?$|^http_\w+$/.test(label))
      return [{ words: `\`${label}\` stands at its head`, weight: 0.85 }];
    if (/^(?:http_?)?resp(?:onse)?$/.test(label))
      return [{ words: `\`${label}\` stands at its head`, weight: fields ? 0.85 : 0.6 }];
    if (fields) return [{ words: 'the fields stand behind it', weight: 0.85 }];
    // Hackney's `{:ok, 404, _, _}`
    if (label === 'ok' && index === 1 && elements.length === 4 && question.document.head.speaksHttp)
      return [{ words: 'fields and a body stand behind it', weight: 0.85 }];
  }
  const matchedCode = codeAtHead(site, outer, label, question);
  if (matchedCode.length) return matchedCode;
  // `{404, _headers, _body} = sent_resp(conn)`
  const matched = outer[0];
  if (
    site.tuple &&
    index === 0 &&
    elements.length === 3 &&
    matched?.kind === 'operand' &&
    /resp/i.test(matched.other.text.slice(0, 60))
  )
    return [{ words: 'it is matched with a response', weight: 0.9 }];
  // `{:ok, {404, _, _}}`, `{:ok, {{_, 404, _}, headers, body}}`
  const whole = outer[0];
  if (site.tuple && whole?.kind === 'element' && whole.tuple && elements.length === 3) {
    const rest = (index === 1 ? whole.elements.slice(1) : index === 0 ? others : []).map(e => e.text.slice(0, 40));
    const spoken = rest.length === 2 && rest.every(r => /^_?(?:h|hdrs|headers?|fields|body|data|b)?$/.test(r));
    const succeeded =
      index === 0 ? /^:(?:ok|error)$/.test(whole.elements[0]?.text.slice(0, 8) ?? '') : whole.index === 0;
    if (spoken && succeeded) return [{ words: 'fields and a body stand behind it', weight: 1 }];
    // `{:ok, {201, _, %{"secret" => key}}}`
    if (succeeded && index === 0 && /^(?:_\w*|\[\]|%\{\}|\w*headers)$/.test(rest[0] ?? '') && plain.test(rest[1] ?? ''))
      return [{ words: 'fields and a body stand behind it', weight: 0.85 }];
  }
  // `{404, "Not Found"}`
  if (elements.length <= 4 && others.some(o => isPhrase(o, question)))
    return [{ words: 'its phrase stands beside it', weight: 1 }];
  // Ruby's `["gone", 410]`, `[body, 200, "application/json"]`: what is given back, or awaited
  const media = /^["'](?:application|text|image)\/[\w.+-]+["']$/.test(elements[2]?.text.slice(0, 60) ?? '');
  const given =
    outer[0]?.kind === 'returned' ||
    (outer[0]?.kind === 'argument' && /^(?:eql?|equal|and_return)$/.test(pathOf(outer[0].callee.text).at(-1) ?? ''));
  if (
    index === 1 &&
    question.document.head.speaksHttp &&
    /^\d/.test(question.node.text) &&
    question.catalogue.get(question.code)?.standing === 'standard'
  ) {
    if (media && elements.length <= 4) return [{ words: 'a body stands before it and its type behind', weight: 0.9 }];
    if (
      given &&
      elements.length === 2 &&
      /^["'{]/.test(elements[0]?.text ?? '') &&
      question.code > 200 &&
      question.code % 100 !== 0
    )
      return [{ words: 'a body stands before it', weight: 0.6 }];
  }
  // `(404, NotFound)`, `(InternalServerError, 500)`: an exception or a constant that spells its phrase
  const spelled =
    elements.length <= 4
      ? others
          .map(o => (/^[\w.:]{4,60}$/.test(o.text.slice(0, 61)) ? (pathOf(o.text).at(-1) ?? '') : ''))
          .find(
            n =>
              /^[A-Z]/.test(n) &&
              (/^HTTP|(?:Error|Exception)$/.test(n) || wordsOf(n).length > 1) &&
              spellsPhrase(n, question.code, question),
          )
      : undefined;
  if (spelled) return [{ words: `\`${spelled}\` spells its phrase beside it`, weight: 0.9 }];
  // `(":status", "404")`, `{"http.status_code", 404}`
  const key =
    index === 1 ? /^[a-z]?["'`]([\w.:-]{4,40})["'`]/i.exec(elements[0]?.text.slice(0, 44) ?? '')?.[1] : undefined;
  const named = key === undefined ? undefined : statusName(key);
  if (named && named.weight >= 1) return [named];
  if (key === 'error.type' && question.code >= 400)
    return [{ words: '`error.type` holds the status of an error', weight: 0.8 }];
  // A metric's labels: `{{"url", "/"}, {"code", "200"}}`
  const labels = outer[0]?.kind === 'element' ? outer[0].elements : [];
  if (
    named &&
    named.weight > 0 &&
    labels.some(l =>
      /^[{([]\s*["'`](?:(?:http\.)?(?:request\.)?method|ur[il]|path|route|handler)["'`]/i.test(l.text.slice(0, 40)),
    )
  )
    return [named, { words: 'labels of an exchange stand beside it', weight: 0.5 }];
  // `counter.remove_label_value({{"code", "400"}})`
  const measured = outer.find(o => o.kind === 'argument');
  if (
    named &&
    named.weight > 0 &&
    measured?.kind === 'argument' &&
    /(?:label|metric)s?_?(?:values?)?$/i.test(pathOf(measured.callee.text).at(-1) ?? '')
  )
    return [named, { words: 'it is a label of a metric', weight: 0.5 }];
  // C++'s `{{"code", 404}, {"message", "no such order"}}`
  if (
    named &&
    named.weight > 0 &&
    labels.some(l =>
      /^\{\s*["'](?:status|message|msg|errors?|reason|detail)["']\s*,\s*[^\d\s]/i.test(l.text.slice(0, 40)),
    )
  )
    return [named, { words: 'a message stands beside it', weight: 0.5 }];
  // `{:no_content, []}`: two words and fields; `{:ok, []}` is everyday.
  if (site.tuple && index === 0 && elements.length === 2 && question.document.head.speaksHttp) {
    const worded = /^:[a-z]+_[a-z_]+$/.test(elements[0]?.text.slice(0, 40) ?? '');
    if (worded && /^(?:\[|%\{|_?\w*headers$)/.test(elements[1]?.text.slice(0, 40) ?? ''))
      return [{ words: 'fields stand behind it', weight: 0.8 }];
  }
  // `{:error, :not_found}`: an atom says what happened, not what is answered.
  if (/^:/.test(elements[index]?.text.slice(0, 2) ?? '')) return [];
  // `return 404, {"message": "gone"}`
  if (
    site.tuple &&
    outer[0]?.kind === 'returned' &&
    index === 0 &&
    elements.length === 2 &&
    /^\{/.test(elements[1]?.text.slice(0, 1) ?? '') &&
    question.document.head.speaksHttp
  )
    return [{ words: 'a view gives back the code and its body', weight: 0.8 }];
  if (
    site.tuple &&
    returned &&
    index > 0 &&
    elements.length <= 3 &&
    (index === 1 || isFields(elements[1]) || isFields(elements[0])) &&
    question.document.head.speaksHttp
  ) {
    return [{ words: 'a view gives back its body and the code', weight: 0.8 }];
  }
  return [];
}

/**
 * Elixir's `{404, body} = get(path)`, `{404, _, body} -> …`, `{:error, 404, message}`: in a file that speaks HTTP a number at
 * the head of a tuple, or behind `:error`, with nothing beside it that is counted.
 */
function codeAtHead(
  { tuple, elements, index }: Element,
  [around]: Site[],
  label: string | undefined,
  { document, node, code }: Question,
): Evidence[] {
  const rest = elements.slice(index + 1);
  // `{"POST", "/v1/orders", 200, body}`
  if (
    tuple &&
    index === 2 &&
    /^"(?:GET|POST|PUT|PATCH|DELETE|HEAD)"$|^:(?:get|post|put|patch|delete|head)$/.test(
      elements[0]?.text.slice(0, 10) ?? '',
    ) &&
    /^(?:~r|")\W{0,2}\/|ur[il]$|path$/.test(elements[1]?.text.slice(0, 40) ?? '')
  )
    return [{ words: 'a method and an address stand before it', weight: 1 }];
  if (!tuple || rest.length > 2 || !/^\d/.test(node.text)) return [];
  const spoken = rest.some(r => /^_?(?:\w+_)?(?:resp|response|headers)$/.test(r.text.slice(0, 40)));
  const telling = code > 400 && code % 100 !== 0;
  // `{:error, {404, _}}`, `{:batch_request_failed, 401, _body}`
  const failed = around?.kind === 'element' && around.tuple && around.index === 1 && around.elements.length === 2;
  if (
    label !== undefined &&
    index === 1 &&
    rest.length === 1 &&
    /(?:failed|error|failure|rejected|unexpected)$/.test(label) &&
    /^_?(?:\w+_)?(?:body|resp|response|reason|message|data)$|^%\{|^_$/.test(rest[0]?.text.slice(0, 40) ?? '')
  )
    return [{ words: 'it is what went wrong', weight: telling || document.head.speaksHttp ? 0.75 : 0.5 }];
  if (!document.head.speaksHttp && !spoken && !(failed && telling)) return [];
  // `{:error, _message, 404}`
  if (label === 'error' && index === 2 && rest.length === 0 && telling)
    return [{ words: 'it is what went wrong', weight: 0.65 }];
  // `{:error, {500, body}}`
  if (index === 0 && rest.length === 1 && failed && /^:error$/.test(around.elements[0]?.text.slice(0, 7) ?? ''))
    return code >= 400
      ? [{ words: 'it is what went wrong', weight: 0.8 }]
      : [{ words: 'it is what came', weight: 0.5 }];
  if (label === 'error' && index === 1) return [{ words: 'it is what went wrong', weight: rest.length ? 0.75 : 0.65 }];
  // `{:ok, 200, body} = request(port, path)`
  if (label === 'ok' && index === 1 && around?.kind === 'operand' && verbs.test(calledIn(around.other)))
    return [{ words: `\`${calledIn(around.other)}\` gives it back`, weight: 0.8 }];
  if (index !== 0 || rest.length === 0 || !rest.every(r => plain.test(r.text.slice(0, 60)))) return [];
  if (around?.kind === 'operand' && around.operator === '==') {
    const called = calledIn(around.other);
    // `{204, _, _} = collaborator?(client, name)`
    if (
      rest.length === 2 &&
      rest.every(r => /^_\w*$/.test(r.text.slice(0, 20))) &&
      asked.test(around.other.text.slice(0, 200))
    )
      return [{ words: 'fields and a body are left out behind it', weight: 0.75 }];
    const asks = verbs.test(called);
    return asks || rest.some(r => answered.test(r.text.slice(0, 60)))
      ? [{ words: `\`${called}\` is matched with the code and what comes with it`, weight: asks ? 0.8 : 0.7 }]
      : [];
  }
  // `match?({431, _, _}, response)`
  if (
    around?.kind === 'argument' &&
    /^match\?$/.test(around.callee.text) &&
    around.args.some(a => /^_?\w*resp(?:onse)?$/.test(a.text.slice(0, 40)))
  )
    return [{ words: 'a response is matched with it', weight: 0.8 }];
  if (around?.kind === 'case') return [{ words: 'a case matches the code and what comes with it', weight: 0.75 }];
  // `defp error_response(reason), do: {500, "no luck"}`
  if (around?.kind === 'returned' && /respon[sd]|status|http/i.test(around.name ?? ''))
    return [{ words: `\`${around.name ?? ''}\` gives it back`, weight: 0.8 }];
  return around?.kind === 'returned' || around === undefined
    ? [{ words: 'the code and what comes with it are given back', weight: spoken || rest.some(isBody) ? 0.75 : 0.6 }]
    : [];
}

/** Python's `{"detail": "no such order"}`, `b'{"detail": …}'` */
const isBody = (value: Node): boolean => /^(?:[a-z]?["'])?\{\s*["']/.test(value.text.slice(0, 20));

const calledIn = (call: Node): string => pathOf(call.text.slice(0, 200).replace(/\([\s\S]*$/, '')).at(-1) ?? '';
const plain =
  /^(?:_\w*|(?:\w+_)?(?:body|res|resp|response|headers|data|json|message|msg|error|reason|result)|%\{|\[\]|[a-z]?["'{]|true|false|nil$|None$)/;
const answered = /^(?:_?\w*(?:body|resp|response|headers)$|%\{)/;
/** What is asked is given along. */
const asked = /[(,]\s*@?(?:\w+_)?(?:client|conn|ur[il]|request|req)\b/;
const verbs =
  /^(?:get|post|put|patch|delete|head|options|request|fetch|create|update|remove|find|list|call|send)(?:_\w+)?!?$/i;

const isPhrase = (node: Node, { catalogue, code }: Question): boolean => {
  const words =
    node.endIndex - node.startIndex < 50
      ? /^[a-z]?["'`]([A-Z][A-Za-z' -]{1,40})["'`]$/.exec(node.text)?.[1]
      : undefined;
  return words !== undefined && catalogue.isPhraseOf(words, code);
};

const isNumber = (node: Node): boolean => /^(?:integer|number|int|float|decimal)/.test(node.type);
const isFields = (node: Node | undefined): boolean =>
  node !== undefined &&
  (/(?:hash|map|dict|list|array|object)/.test(node.type) || /header|^env$/i.test(node.text.slice(0, 80)));
