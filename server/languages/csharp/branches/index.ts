import { closest, namedChildren } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import { returnTypeOf } from './around';
import { catchesOf, caughtBy, caughtOf } from './catches';
import { write } from './codes';
import { compare, spell } from './constants';
import { frame, isAllman } from './frame';
import { importEdits } from './imports';
import { editionOf } from './libraries';
import { bindingOf, likelyResponse, parameterOf, requestOf } from './requests';

export const csharpBranches: Dialect = {
  types: {
    calls: ['invocation_expression'],
    functions: [
      'method_declaration',
      'constructor_declaration',
      'local_function_statement',
      'lambda_expression',
      'anonymous_method_expression',
      'accessor_declaration',
    ],
    blocks: ['block', 'switch_section', 'compilation_unit'],
    ifs: ['if_statement'],
    switches: ['switch_statement', 'switch_expression'],
    expressions: ['switch_expression'],
    cases: ['switch_section', 'switch_expression_arm'],
    loops: ['for_statement', 'foreach_statement', 'while_statement', 'do_statement'],
    tries: ['try_statement'],
    ternaries: ['conditional_expression'],
    bindings: {
      variable_declarator: { name: 'name', value: '#1' },
      assignment_expression: { name: 'left', value: 'right' },
    },
    exits: ['return_statement', 'throw_statement', 'continue_statement'],
    declares: ['local_declaration_statement'],
  },
  declaration: /^(?:var|[A-Z][\w<>?.[\]]*)\s+(\w+)\s*=\s*(\w+);$/,
  equals: '==',
  namesEndWithBlock: true,
  or: '||',
  constants: { table: 'csharp-http-status-code', receiver: 'HttpStatusCode', spell },
  fallsThrough: true,
  commas: true,
  part: (node, part) => {
    if (node.type !== 'switch_expression') return undefined;
    return part === 'subject' ? namedChildren(node)[0] : part === 'body' ? node : undefined;
  },
  yields: value => (value.parent?.type === 'switch_expression_arm' ? 'return' : undefined),
  asStatement: (value, text) => {
    if (value.parent?.type !== 'switch_expression_arm') return text;
    return /^throw\b/.test(text) ? `${text};` : `return ${text};`;
  },
  deepComments: false,
  request: requestOf,
  bind: (request, document) => bindingOf(request, csharpBranches) ?? caughtOf(request, document, csharpBranches),
  caught: (name, at, document) => caughtBy(name, at, document, csharpBranches),
  chains: (binding, _document, conditions) => catchesOf(binding, conditions, csharpBranches),
  parameter: (name, scope) => parameterOf(name, scope, csharpBranches),
  likely: (name, node, value, document) => likelyResponse(name, node, value, document, csharpBranches),
  succeeded: (_binding, name) => `${name}.IsSuccessStatusCode`,
  compare,
  number: status => `(int)${status}`,
  // An empty line behind the request separates it from what follows, the branch as well.
  behind: statement => statement,
  statements: body => (body.type === 'block' ? namedChildren(body) : [body]),
  labels: section => namedChildren(section).filter(n => /_pattern$/.test(n.type)),
  caseStatements: section => {
    const own = namedChildren(section).filter(n => !/_pattern$|^(?:when_clause|discard)$/.test(n.type));
    const only = own.length === 1 ? own[0] : undefined;
    return only?.type === 'block' ? namedChildren(only) : own;
  },
  style: document => ({ semicolons: true, quote: '"', cuddled: !isAllman(document) }),
  tell: message => `Console.Error.WriteLine(${message})`,
  usual: { unit: '    ', quote: '"' },
  frame,
  write: situation => write(situation, csharpBranches),
  importEdits,
  quote: text => JSON.stringify(text),
  mayBeNothing: block => /\?$/.test(returnTypeOf(closest(block, csharpBranches.types.functions)) ?? ''),
  fail: ({ binding, document }) => ({
    log: undefined,
    exit: message =>
      binding.caught
        ? `throw new HttpRequestException(${message}, ${binding.caught}, ${binding.name}.StatusCode);`
        : editionOf(document).modern
          ? `throw new HttpRequestException(${message}, null, ${binding.name}.StatusCode);`
          : `throw new HttpRequestException(${message});`,
    own: true,
  }),
};
