import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../parsing/document';
import type { Services } from '../services';
import { anyOf, Conditions, not, type Subject, type Test } from './condition';
import { resolve } from './site';
import {
  bindingParts,
  callParts,
  descendants,
  namedChildren,
  partOf,
  partsOf,
  plain,
  statementOf,
  statusesOf,
} from './tree';
import type { Arm, Binding, Chain, Dialect, Library } from './types';

/** What a response's code does with its status. */
export interface Handling {
  chains: Chain[];
  /** The ways in which this code names the status. */
  subject: Subject;
  /** True where a conditional expression decides on that code, or a value that is given back. */
  elsewhere(code: number): boolean;
}

const first = 100;
const last = 599;

/** Finds every branch on the response's status in the scope around it, nested functions included. */
export function handling(document: ParsedDocument, binding: Binding, dialect: Dialect, services: Services): Handling {
  const { types } = dialect;
  const subject = subjectOf(binding, dialect);
  const conditions = new Conditions(document, services, subject);
  const root = binding.name.split(/\.|->/)[0] ?? binding.name;
  const same = (node: Node): boolean => {
    const found = resolve(binding.name, node, document, dialect);
    return found ? isSame(found, binding) : root !== binding.name;
  };
  const chains: Chain[] = [];
  for (const node of descendants(binding.scope, [...types.ifs, ...types.switches], binding.start)) {
    const chain = types.ifs.includes(node.type)
      ? ifChain(node, conditions, dialect)
      : switchChain(node, conditions, dialect);
    // case response = http.get(url): the name has its value from the first label on.
    const from = chain?.kind === 'switch' ? (chain.arms[0]?.node ?? node) : node;
    if (chain && same(from)) chains.push(chain);
  }
  for (const call of descendants(binding.scope, types.calls, binding.start)) {
    const chain = raising(call, binding, dialect);
    if (chain && same(call)) chains.push(chain);
  }
  chains.push(...(dialect.chains?.(binding, document, conditions) ?? []));
  chains.sort((a, b) => a.node.startIndex - b.node.startIndex);
  const returns = types.exits.filter(type => type === 'return_statement');
  const tests = [
    ...descendants(binding.scope, types.ternaries, binding.start).flatMap(node => conditions.choices(node)),
    ...descendants(binding.scope, returns, binding.start)
      .flatMap(node => namedChildren(node).slice(0, 1))
      .flatMap(value => conditions.told(value)),
  ];
  return {
    chains,
    subject,
    elsewhere: code => tests.some(test => test(code) === true),
  };
}

/** Failures of a request may arrive elsewhere than its successes. */
const isSame = (one: Binding, other: Binding): boolean =>
  one.node.id === other.node.id ||
  (one.request !== undefined && !one.caught !== !other.caught && one.request.call.id === other.request?.call.id);

/** All names by which the scope speaks of the status: the member itself, and what it was copied to. */
function subjectOf(binding: Binding, { types }: Dialect): Subject {
  const { library, parts } = binding;
  const name = plain(binding.name);
  const thrown = binding.caught ? (library.thrownStatus ?? ['status']).map(s => `${binding.caught}.${s}`) : [];
  const held = new Set([...(parts ? [name] : statusesOf(name, library)), ...thrown]);
  const statuses = new Set([...held, ...(binding.statusNames ?? [])]);
  const responses = new Set([name]);
  const flags = new Map(
    Object.entries(library.flags).map(([flag, test]) => [parts ? (parts.get(flag) ?? '') : `${name}.${flag}`, test]),
  );
  flags.delete('');
  for (const node of descendants(binding.scope, Object.keys(types.bindings), binding.start)) {
    const given = bindingParts(node, types.bindings);
    if (!given) continue;
    const { target, value } = given;
    // var status = (int)response.StatusCode
    const text = plain(value.text).replace(/^\(int\??\)\s*/, '');
    if (held.has(text) && /^[\w$]+$/.test(target.text)) statuses.add(target.text);
    // Another name for the response itself: const { response } = error
    const member = /^(.+)\.(\w+)$/.exec(name);
    const taken =
      target.type === 'object_pattern' && member && text === member[1]
        ? partsOf(target).get(member[2] ?? '')
        : undefined;
    const other = taken ?? (text === name && !parts && /^[\w$]+$/.test(target.text) ? target.text : undefined);
    if (other) {
      responses.add(other);
      for (const status of statusesOf(other, library)) statuses.add(status);
      for (const [known, test] of Object.entries(library.flags)) flags.set(`${other}.${known}`, test);
    }
    const flag = flags.get(text.replace(/\(\)$/, '')) ?? ofStatus(text, statuses, library);
    if (flag && /^[\w$]+$/.test(target.text)) flags.set(target.text, flag);
    if (target.type === 'object_pattern' && text === name) {
      for (const [part, local] of partsOf(target)) {
        const known = library.flags[part];
        if (part === library.status) statuses.add(local);
        else if (known) flags.set(local, known);
      }
    }
  }
  for (const status of statuses) {
    for (const [flag, test] of Object.entries(library.statusFlags ?? {})) flags.set(`${status}.${flag}`, test);
  }
  return { statuses, flags, responses, library };
}

/** What `status.is_success()` says of a status. */
function ofStatus(
  text: string,
  statuses: ReadonlySet<string>,
  { statusFlags = {} }: Library,
): ((code: number) => boolean) | undefined {
  const [, owner, flag] = /^(.+)\.(\w+)\(\)$/s.exec(text) ?? [];
  return owner && flag && statuses.has(owner) ? statusFlags[flag] : undefined;
}

function ifChain(node: Node, conditions: Conditions, dialect: Dialect): Chain | undefined {
  const { types } = dialect;
  if (
    node.parent?.type === 'else_clause' ||
    (node.parent && types.ifs.includes(node.parent.type) && isAlternative(node, dialect))
  )
    return undefined;
  const arms: Arm[] = [];
  collectIf(node, conditions, dialect, arms);
  const place = statementOf(node, types.blocks);
  if (!place || !arms.some(a => a.condition && conditions.concerns(a.condition))) return undefined;
  return { kind: 'if', node, block: place.block, arms };
}

function isAlternative(node: Node, dialect: Dialect): boolean {
  return !!node.parent && alternatives(node.parent, dialect).some(n => n.id === node.id);
}

function alternatives(node: Node, dialect: Dialect): Node[] {
  const own = dialect.part?.(node, 'alternative');
  return own ? [own] : node.childrenForFieldName('alternative').filter(n => n !== null);
}

function collectIf(node: Node, conditions: Conditions, dialect: Dialect, arms: Arm[]): void {
  const condition = partOf(node, 'condition', dialect);
  const body = partOf(node, 'consequence', dialect) ?? partOf(node, 'body', dialect);
  const asked = condition ? conditions.test(condition) : no;
  const test = dialect.types.unless?.includes(node.type) ? not(asked) : asked;
  arms.push(arm('if', node, condition, body, body ? dialect.statements(body) : [], test));
  for (const next of alternatives(node, dialect)) {
    const inner = next.type === 'else_clause' ? (next.childForFieldName('body') ?? namedChildren(next)[0]) : next;
    if (!inner) continue;
    if (dialect.types.ifs.includes(inner.type) && next.type !== 'block') collectIf(inner, conditions, dialect, arms);
    else if (next.childForFieldName('condition')) collectIf(next, conditions, dialect, arms);
    else arms.push(arm('else', next, undefined, inner, dialect.statements(inner), no));
  }
}

const no: Test = () => undefined;

function switchChain(node: Node, conditions: Conditions, dialect: Dialect): Chain | undefined {
  const { types } = dialect;
  const asked =
    partOf(node, 'subject', dialect) ?? node.childForFieldName('value') ?? node.childForFieldName('condition');
  // switch (true), match (true)
  const subject = asked && /^\(?\s*true\s*\)?$/.test(asked.text) ? undefined : asked;
  const body = partOf(node, 'body', dialect) ?? node;
  const place = statementOf(node, types.blocks);
  if (!place) return undefined;
  const value = subject && conditions.value(subject);
  const byClass = !!subject && conditions.isResponse(subject);
  if (subject && value?.(404) !== 404 && !byClass) return undefined;
  const kases = namedChildren(body).filter(n => types.cases.includes(n.type));
  const all = kases.map(kase => dialect.labels(kase));
  if (!subject && !all.flat().some(label => conditions.concerns(label))) return undefined;
  const arms = kases.map((kase, i) => {
    const labels = all[i] ?? [];
    const test = !labels.length
      ? no
      : byClass
        ? anyOf(labels.map(l => conditions.instanceOf(l)))
        : subject
          ? conditions.labels(labels, namedChildren(kase), dialect.guard?.(kase))
          : anyOf(labels.map(l => conditions.test(l)));
    return arm(labels.length ? 'case' : 'else', kase, labels[0], kase, dialect.caseStatements(kase), test);
  });
  if (!arms.length) return undefined;
  return { kind: 'switch', node, block: place.block, arms, ...(subject ? {} : { bare: true }) };
}

/** `response.raise_for_status()` as a statement. */
function raising(call: Node, binding: Binding, { types }: Dialect): Chain | undefined {
  // Ruby calls without parentheses: response.value
  const callee = plain(callParts(call)?.callee ?? (call.type === 'call' ? call.text : ''));
  const owner = plain(binding.name);
  const name = callee.startsWith(`${owner}.`) ? callee.slice(owner.length + 1) : '';
  const raises = binding.library.raises[name];
  const place = raises && statementOf(call, types.blocks);
  if (!raises || !place) return undefined;
  return {
    kind: 'raise',
    node: place.statement,
    block: place.block,
    arms: [arm('if', place.statement, undefined, undefined, [place.statement], raises)],
  };
}

/** An arm that is taken for the codes for which `test` holds. */
export function arm(
  kind: Arm['kind'],
  node: Node,
  condition: Node | undefined,
  body: Node | undefined,
  statements: Node[],
  test: Test,
): Arm {
  const possible: number[] = [];
  let decided = false;
  if (kind !== 'else') {
    for (let code = first; code <= last; code++) {
      const value = test(code);
      if (value !== false) possible.push(code);
      if (value !== undefined) decided = true;
    }
  }
  const few = decided && possible.length <= 12;
  return {
    kind,
    node,
    condition,
    body,
    statements,
    test,
    exact: few ? possible : [],
    width: decided ? possible.length : last - first + 1,
    lowest: decided ? (possible[0] ?? first) : last + 1,
  };
}
