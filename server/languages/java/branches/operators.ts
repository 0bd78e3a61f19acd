import type { Node } from 'web-tree-sitter';
import { armOf } from '../../../src/branches/arms';
import { idempotent } from '../../../src/branches/codes';
import { about } from '../../../src/branches/conditions/subject';
import { testOf } from '../../../src/branches/conditions/test';
import type { Conditions, Test } from '../../../src/branches/conditions/types';
import { valueOf } from '../../../src/branches/conditions/values';
import { planFor, type Plan } from '../../../src/branches/plan';
import {
  callParts,
  children,
  closest,
  indentOf,
  namedChildren,
  nextLine,
  startsLine,
  statementOf,
} from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import type { Arm, Binding, Chain, Library, Place, Request } from '../../../src/branches/types';
import { lineStart, type ParsedDocument } from '../../../src/parsing/document';
import { codesOf, exceptionCodes } from './exceptions';
import { linesAt } from './later';
import { restRetrieved, retrieved } from './libraries';

/** One operator behind `retrieve()`: `.onStatus(…)`, `.bodyToMono(User.class)`. */
interface Step {
  name: string;
  args: Node[];
  /** The call, which begins with all those before it. */
  node: Node;
  /** Offset of the dot in front of its name. */
  dot: number;
}

/** The `retrieve()` that a chain of operators begins with, where `call` is one of them. */
export function retrieveIn(call: Node): Node | undefined {
  for (let n: Node | null = call; n?.type === 'method_invocation'; n = n.childForFieldName('object')) {
    if (n.childForFieldName('name')?.text === 'retrieve' && !argumentsOf(n).length) return n;
  }
  return undefined;
}

const argumentsOf = (call: Node): Node[] => namedChildren(call.childForFieldName('arguments') ?? call);

/** The operators behind `retrieve()`, in their order. */
function stepsOf(retrieve: Node): Step[] {
  const steps: Step[] = [];
  let node = retrieve;
  for (let next = node.parent; next?.type === 'method_invocation'; next = next.parent) {
    if (next.childForFieldName('object')?.id !== node.id) break;
    const dot = children(next).find(n => n.type === '.');
    steps.push({
      name: next.childForFieldName('name')?.text ?? '',
      args: argumentsOf(next),
      node: next,
      dot: dot?.startIndex ?? node.endIndex,
    });
    node = next;
  }
  return steps;
}

/** What makes a body of the response: statuses are asked in front of it, errors behind it. */
const reader = /^(?:bodyTo(?:Mono|Flux)|toEntity(?:List|Flux)?|toBodilessEntity|body)$/;
/** Operators that send the request again by themselves. */
const repeater = /^retry(?:When)?$/;

/** `….retrieve()` as the start of a chain that makes a body of what comes. */
export function chainOf(request: Request, document: ParsedDocument, { types }: Dialect): Binding | undefined {
  const retrieve = request.call;
  const steps = stepsOf(retrieve);
  if (!steps.some(s => reader.test(s.name))) return undefined;
  const handler = steps.flatMap(s => (s.name === 'onStatus' ? s.args.slice(1, 2) : []));
  const names = handler.map(h => parametersOf(h).at(-1)).filter(n => n !== undefined);
  return {
    node: retrieve,
    name: names[0] ?? 'response',
    library: request.library,
    request: { ...request, whole: steps.at(-1)?.node ?? retrieve },
    scope: closest(retrieve, types.functions) ?? document.root,
    start: retrieve.endIndex,
    statement: undefined,
    into: undefined,
    reassignable: false,
    statusText: 'status',
    // What has no body makes an empty Mono.
    comes: code => code !== 204 && code !== 205,
  };
}

export const isRetrieved = (library: Library): boolean => library === retrieved || library === restRetrieved;

/** True where the code waits for what the chain makes. */
export const isAwaited = (retrieve: Node): boolean => stepsOf(retrieve).some(s => /^block/.test(s.name));

/** The names of a lambda's parameters. */
export function parametersOf(lambda: Node): string[] {
  const text = lambda.childForFieldName('parameters')?.text.replace(/^\(|\)$/g, '') ?? '';
  return text.split(',').flatMap(p => /(\w+)\s*$/.exec(p)?.[1] ?? []);
}

function statementsOf(lambda: Node | undefined): Node[] {
  const body = lambda?.childForFieldName('body');
  if (!body) return [];
  return body.type === 'block' ? namedChildren(body) : [body];
}

const asItIs = /^(?:ClientResponse::create\w+|(\w+)\s*->\s*\1\.create\w+\(\))$/;

/** The operators that treat statuses or errors, as two chains: those in front of the body, and those behind it. */
export function operatorsOf(binding: Binding, conditions: Conditions, { types }: Dialect): Chain[] {
  if (!isRetrieved(binding.library)) return [];
  const place = statementOf(binding.node, types.blocks);
  if (!place) return [];
  const front: Arm[] = [];
  const behind: Arm[] = [];
  for (const { name, args, node } of stepsOf(binding.node)) {
    const [first, second] = args;
    // What hands the answer on as the error that it would be anyway treats nothing.
    if (name === 'onStatus' && first && !asItIs.test(second?.text ?? ''))
      front.push(
        armOf({
          kind: 'case',
          node,
          condition: first,
          body: second,
          statements: statementsOf(second),
          test: predicate(first, conditions),
        }),
      );
    else if (/^onError(?:Map|Resume|Return)$/.test(name) && first) {
      const test = caught(first, args.length > 1);
      behind.push(
        armOf({ kind: 'case', node, condition: first, body: second, statements: statementsOf(second ?? first), test }),
      );
    } else if (repeater.test(name)) behind.push(armOf({ kind: 'case', node, body: node, test: repeated(args) }));
  }
  const of = (arms: Arm[]): Chain[] =>
    arms.length ? [{ kind: 'operators', node: binding.node, block: place.block, arms }] : [];
  return [...of(front), ...of(behind)];
}

/** `status -> status == HttpStatus.NOT_FOUND`, `HttpStatus.NOT_FOUND::equals`, `HttpStatusCode::isError` */
function predicate(node: Node, conditions: Conditions): Test {
  const flags = (owner: string): Map<string, (code: number) => boolean> =>
    new Map(
      Object.entries(retrieved.flags).map(([flag, test]) => [flag.replace(/^statusCode\(\)/, () => owner), test]),
    );
  if (node.type === 'method_reference') {
    const [owner, flag] = node.text.split('::');
    const known = flags('').get(`.${flag ?? ''}`);
    if (known) return known;
    const constant = namedChildren(node)[0];
    if (flag !== 'equals' || !owner || !constant) return () => undefined;
    const value = valueOf(constant, about({ statuses: new Set(), flags: new Map() }, conditions));
    return code => (value ? value(code) === code : undefined);
  }
  const [name] = node.type === 'lambda_expression' ? parametersOf(node) : [];
  const body = node.childForFieldName('body');
  if (!name || !body || body.type === 'block') return () => undefined;
  const statuses = new Set([name, `${name}.value()`, `${name}.getStatusCode()`]);
  return testOf(body, about({ statuses, flags: flags(name) }, conditions));
}

/** `WebClientResponseException.NotFound.class`, a condition on the error, or a function of whatever error comes. */
function caught(node: Node, condition: boolean): Test {
  const type = /^([\w.]+)\.class$/.exec(node.text)?.[1];
  if (type) return codesOf(type) ?? (/^(?:Runtime)?(?:Exception|Throwable)$/.test(type) ? failing : () => false);
  return condition ? (namedIn(node.text) ?? (() => undefined)) : (namedIn(node.text) ?? failing);
}

const failing = (code: number): boolean => code >= 400;

/** What `retryWhen` repeats: the errors that it names, all where it names none. */
const repeated = (args: Node[]): Test => namedIn(args.map(a => a.text).join()) ?? (() => undefined);

/** The codes that a condition on an error names, by the class of their exceptions or as a number. */
function namedIn(text: string): ((code: number) => boolean) | undefined {
  const names = [...text.matchAll(/Exception\.(\w+)\b(?!\()/g)].flatMap(m => exceptionCodes[m[1] ?? ''] ?? []);
  const numbers = [...text.matchAll(/==\s*(\d{3})\b/g)].map(m => Number(m[1]));
  const wide = text.includes('is5xxServerError()');
  const codes = [...names, ...numbers];
  return codes.length || wide ? code => codes.includes(code) || (wide && code >= 500) : undefined;
}

const repeating: readonly Plan[] = ['noAnswer', 'tooEarly', 'tooMany', 'unavailable', 'serverError'];

/** True where the request is sent again for that code: what may take effect twice is not. */
export function isRepeated(code: number, { request }: Binding): boolean {
  const plan = planFor(code);
  if (!request || request.library === restRetrieved || !repeating.includes(plan)) return false;
  if (stepsOf(request.call).some(s => repeater.test(s.name))) return false;
  const method = request.method && 'name' in request.method ? request.method.name : '';
  const keyed = /idempotency-key/i.test(request.call.text);
  return /^too/.test(plan) || keyed || idempotent.includes(method);
}

/**
 * Where an operator for the code goes: among those on statuses where there are some or the body has to wait for it, else
 * behind what makes the body, where an answer is an error already.
 * @returns `undefined` where one of them asks for single codes inside: the branch goes in there.
 */
export function placeOfOperator(
  document: ParsedDocument,
  binding: Binding,
  chains: Chain[],
  code: number,
  unit: string,
): Place | undefined {
  if (!isRetrieved(binding.library) || chains.some(c => c.kind === 'if' && c.arms.some(a => a.exact.length)))
    return undefined;
  const { text } = document;
  const steps = stepsOf(binding.node);
  const body = steps.find(s => reader.test(s.name));
  const block = closest(binding.node, blocks);
  if (!body || !block) return undefined;
  const isFront = (c: Chain): boolean => (c.arms[0]?.node.endIndex ?? 0) < body.node.endIndex;
  const operators = chains.filter(c => c.kind === 'operators');
  const front = operators.find(isFront);
  const general = front?.arms.some(a => a.test(code) === true) ?? false;
  const among = binding.library === restRetrieved || code < 400 || (front && !isRepeated(code, binding)) || general;
  const chain = among ? front : operators.find(c => !isFront(c));
  const order = among ? (front?.arms ?? []) : (chain?.arms ?? []);
  const lower = order.filter(
    (a, i) => a.exact.length > 0 && a.lowest < code && !order.slice(0, i).some(b => b.test(code) === true),
  );
  const last = lower.findLast(a => a.test(code) !== true)?.node ?? (among ? binding.node : body.node);
  const like = [...order]
    .filter(a => a.exact.length || a.width < 500)
    .sort((a, b) => Math.abs(a.lowest - code) - Math.abs(b.lowest - code))[0];
  return { ...behind(text, binding.node, last, block, unit, !among || code < 400), like, chain };
}

/** Where the operator goes that follows `last`: on lines of its own wherever there is one. */
function behind(text: string, first: Node, last: Node, block: Node, unit: string, ownLine: boolean): Place {
  const steps = stepsOf(first);
  const whole = steps.at(-1)?.node ?? first;
  const next = steps.find(s => s.dot >= last.endIndex);
  const indent = operatorIndent(text, first, steps, unit);
  const shared = { ...linesAt(last.endIndex, indent, block), form: 'then' as const, operator: true as const };
  const line = nextLine(text, last.endIndex);
  if (next && startsLine(text, next.dot) && /^\s*$/.test(text.slice(last.endIndex, line)))
    return { ...shared, offset: line };
  // In front of what ends the statement.
  const parted = ownLine || whole.text.includes('\n');
  const inline = { before: parted ? '\n' : '', after: parted && next ? `\n${indent}` : '' };
  return { ...shared, inline };
}

/** The place behind `exchangeToMono(…)` for what sends its request again; `undefined` where something does already. */
export function placeOfRepeat(document: ParsedDocument, exchange: Node, unit: string): Place | undefined {
  const block = closest(exchange, blocks);
  if (!block || stepsOf(exchange).some(s => repeater.test(s.name))) return undefined;
  return behind(document.text, exchange, exchange, block, unit, true);
}

const blocks = ['block', 'program', 'constructor_body'];

/** How far the operators are indented that stand on lines of their own; two levels below the statement where none does. */
function operatorIndent(text: string, retrieve: Node, steps: Step[], unit: string): string {
  const own = [retrieve, ...steps.map(s => s.node)]
    .map(n => n.childForFieldName('name')?.startIndex ?? 0)
    .find(start => startsLine(text, start - 1));
  return own === undefined
    ? indentOf(text, lineStart(text, retrieve.startIndex)) + unit.repeat(2)
    : indentOf(text, own);
}

/** The chain that a lambda is an operator's argument of: its response is the chain's. */
export function chainAround(lambda: Node): Node | undefined {
  const call = lambda.parent?.parent;
  return call?.type === 'method_invocation' && callParts(call)?.name === 'onStatus' ? retrieveIn(call) : undefined;
}
