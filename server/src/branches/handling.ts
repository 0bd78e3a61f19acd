import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../parsing/document';
import type { Services } from '../services';
import { ifChain, raising, switchChain } from './chains';
import { choicesIn, toldBy } from './conditions/decisions';
import { subjectOf } from './conditions/subject';
import type { Conditions, Subject } from './conditions/types';
import { resolve } from './resolve';
import { descendants, namedChildren } from './tree';
import type { Dialect } from './dialect';
import type { Binding, Chain } from './types';

/** What a response's code does with its status. */
export interface Handling {
  chains: Chain[];
  /** The ways in which this code names the status. */
  subject: Subject;
  /** True where a conditional expression decides on that code, or a value that is given back. */
  elsewhere(code: number): boolean;
}

/** Finds every branch on the response's status in the scope around it, nested functions included. */
export function handling(document: ParsedDocument, binding: Binding, dialect: Dialect, services: Services): Handling {
  const { types } = dialect;
  const subject = subjectOf(binding, dialect);
  const conditions: Conditions = { document, services, subject };
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
    ...descendants(binding.scope, types.ternaries, binding.start).flatMap(node => choicesIn(node, conditions)),
    ...descendants(binding.scope, returns, binding.start)
      .flatMap(node => namedChildren(node).slice(0, 1))
      .flatMap(value => toldBy(value, conditions)),
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
