import type { Node } from 'web-tree-sitter';
import { returnedType } from '../declared';
import { groupEvidence, lambdaCall, soleMeaning, spellsPhrase, weigh, type Question } from '../evidence';
import { ownerEvidence, ownerOf } from '../owner';
import { pathOf } from '../path';
import type { Site } from '../sites';
import type { Evidence } from '../types';
import { statusName } from '../words';
import { blockName } from './entry';
import { isImplicit } from './pattern';

/** `def http_status; 501; end`: the name of the function around a bare value; `get('/') { 205 }`: what takes the block. */
export function judgeReturned({ name, taker }: Extract<Site, { kind: 'returned' }>, question: Question): Evidence[] {
  const { document } = question;
  // What Swift writes `.notFound` may be a response as well.
  const typed = returnedType(question, isImplicit(question));
  if (typed.length) return typed;
  // mockito's `with_status_code_from_request(|request| if request.path() == "/" { 200 } else { 404 })`
  const lent = name || taker ? '' : (pathOf(lambdaCall(question.node, question) ?? '').at(-1) ?? '');
  if (statusName(lent).weight >= 1 && /^\d/.test(question.node.text)) return [statusName(lent)];
  const keyed = name ? [] : keyAround(question);
  if (keyed.length) return keyed;
  const failed = besideError(question);
  if (failed.length) return failed;
  if (sentBefore(question)) return [{ words: 'it was sent right before', weight: 0.95 }];
  const given = name ?? blockName(taker);
  if (given) {
    // Scala's `def NotFound = 404`
    if (/^[A-Z]/.test(given) && spellsPhrase(given, question.code, question))
      return [{ words: `\`${given}\` spells its phrase`, weight: 1.1 }];
    const named = [statusName(given)].filter(e => e.weight !== 0);
    const asks = named.length === 0 ? [...clauseOf(question), ...clientOf(given, question)] : [];
    if (asks.length) return asks;
    const others = named.length === 0 ? returnedBeside(question) : [];
    if (others.length) return others;
    if (named.length === 0 && answersByNumber(question))
      return [{ words: `\`${given}\` takes a request and a response`, weight: 0.85 }];
    // `int statusFor(Exception e)`, `def status_of(error)`
    const asked =
      /^(?:(?:to|get|map|find|determine|resolve)_?)?(?:http_?)?status_?(?:for|of|from|by)(?=[A-Z_]|$)/i.test(given);
    return [
      ...named,
      // `func (o *GetOrderNotFound) Code() int { return 404 }`
      ...(/^(?:status_?)?code$/i.test(given) ? ownerEvidence(question) : []),
      ...(given === 'status' ? ofFailure(question) : []),
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

/** Ruby's `Response.new(status: ->(request) { 404 })`: the key that a lambda is given to. Looks 10 nodes up, and 4 from the lambda. */
function keyAround({ document: { structure, head }, node }: Question): Evidence[] {
  if (!head.speaksHttp || !/^\d/.test(node.text)) return [];
  for (let n: Node | null = node.parent, i = 0; n && i < 10; n = n.parent, i++) {
    const lambda = structure.one(n, 'function');
    if (!lambda) continue;
    for (let m: Node | null = n.parent, j = 0; m && j < 4 && !lambda.parts.name; m = m.parent, j++) {
      const key = structure.one(m, 'entry')?.parts.key?.[0]?.text.replace(/\W/g, '');
      const named = key === undefined ? undefined : statusName(key);
      if (named) return named.weight >= 0.5 ? [{ ...named, weight: Math.max(named.weight, 0.8) }] : [];
    }
    return [];
  }
  return [];
}

/** Elixir's `def default(:status_code), do: 200`: what the clause is about. Looks 6 nodes up. */
function clauseOf({ document, node }: Question): Evidence[] {
  if (!document.language.nodes.symbol?.length) return [];
  for (let n: Node | null = node.parent, i = 0; n && i < 6; n = n.parent, i++) {
    const asked = document.structure.one(n, 'function')?.parts.parameters?.[0]?.text;
    const symbol = /^\(:(\w+)\)$/.exec(asked?.slice(0, 40) ?? '')?.[1];
    const named = symbol === undefined ? undefined : statusName(symbol);
    if (named && named.weight >= 1) return [named];
    if (asked !== undefined) return [];
  }
  return [];
}

/**
 * `if (version != 13) return 426; if (path != "/rpc") return 404; return 101;` in a file that speaks HTTP: what else the function gives
 * back are statuses too. Looks 20 nodes up, and at 3 000 characters of the function.
 */
function returnedBeside(question: Question): Evidence[] {
  const { document, node } = question;
  if (!document.head.speaksHttp || !/^\d/.test(node.text)) return [];
  for (let n: Node | null = node.parent, i = 0; n && i < 20; n = n.parent, i++) {
    if (!document.structure.one(n, 'function')?.parts.name) continue;
    const returned = [...n.text.slice(0, 3000).matchAll(/\breturn\s+(\d+)\b(?!\.)/g)].map(m => Number(m[1]));
    const beside = groupEvidence(
      returned.filter(r => r !== question.code),
      question,
    );
    return weigh(beside) >= 0.75 ? beside : [];
  }
  return [];
}

/** Ruby's `class Refusal < ErrorResponse; def status; :forbidden; end; end`: the status of what answers for an error. */
function ofFailure(question: Question): Evidence[] {
  const owner = question.code >= 400 ? ownerOf(question.node, question) : undefined;
  return owner !== undefined && /(?:Error|Exception|Problem|(?:^|[a-z])Response)$/.test(owner)
    ? [{ words: `it is the status of \`${owner}\``, weight: 0.35 }]
    : [];
}

/** Swift's `$0.httpClient.get = { _ in .notFound }`: what a double of a client answers with. */
const clientOf = (given: string, question: Question): Evidence[] => {
  const client = isImplicit(question) ? pathOf(given).find(name => /http_?client$/i.test(name)) : undefined;
  return client === undefined ? [] : [{ words: `\`${client}\` answers with it`, weight: 0.7 }];
};

/** Go's `return nil, 403, fmt.Errorf("not yours")`, `return 500, models.Error{…}`: an error is given back beside it, in a file that speaks HTTP. */
function besideError({ document, catalogue, node, code }: Question): Evidence[] {
  const list = node.parent;
  if (list?.type !== 'expression_list' || code < 400 || !document.head.speaksHttp) return [];
  const error = list.namedChildren.find(
    n =>
      n !== null &&
      /^(?:fmt\.Errorf|errors\.\w+)\(|^\w*[eE]rr$|^&?(?:\w+\.)?(?:\w*Error|Problem)\{/.test(n.text.slice(0, 40)),
  );
  return error && catalogue.get(code)?.standing === 'standard'
    ? [{ words: 'an error is given back beside it', weight: 0.75 }]
    : [];
}

/** C's `send_http_error(conn, 400, "%s", text);` and then `return 400;`. Looks 240 characters up. */
const sentBefore = ({ document: { text }, node, code }: Question): boolean =>
  /^\d/.test(node.text) &&
  new RegExp(
    `\\b\\w*(?:http|send|repl(?:y|ies)|respon[sd])\\w*\\s*\\((?:[^;()]*,)?\\s*${code}\\b[^;]*\\);\\s*return\\s+$`,
    'i',
  ).test(text.slice(Math.max(0, node.startIndex - 240), node.startIndex));

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
