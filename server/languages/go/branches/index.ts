import type { Dialect } from '../../../src/branches/dialect';
import type { Lines, Situation } from '../../../src/branches/types';
import { namedChildren } from '../../../src/branches/tree';
import { write } from './codes';
import { opening, ownFailure } from './failures';
import { importEdits } from './imports';
import { behindRequest, bindingOf, parameterOf, requestOf } from './requests';

export const goBranches: Dialect = {
  types: {
    calls: ['call_expression'],
    functions: ['function_declaration', 'method_declaration', 'func_literal'],
    blocks: ['statement_list', 'source_file'],
    ifs: ['if_statement'],
    switches: ['expression_switch_statement'],
    cases: ['expression_case', 'default_case'],
    loops: ['for_statement'],
    tries: [],
    ternaries: [],
    bindings: {
      short_var_declaration: { name: 'left', value: 'right' },
      assignment_statement: { name: 'left', value: 'right' },
    },
    exits: ['return_statement', 'continue_statement'],
    declares: [],
  },
  declaration: /^(\w+)(?:\s*,\s*\w+)?\s*:?=\s*(\w+)$/,
  equals: '==',
  or: '||',
  constants: { table: 'go-net-http', receiver: 'http' },
  fallsThrough: false,
  deepComments: false,
  indentsComments: true,
  request: requestOf,
  bind: request => bindingOf(request, goBranches),
  parameter: (name, scope, document) => parameterOf(name, scope, document, goBranches),
  behind: behindRequest,
  statements: body => {
    const list = body.type === 'block' ? body.namedChildren.find(n => n?.type === 'statement_list') : undefined;
    return list ? namedChildren(list) : [];
  },
  labels: kase => {
    const value = kase.childForFieldName('value');
    return value ? namedChildren(value) : [];
  },
  caseStatements: kase => {
    const list = kase.namedChildren.find(n => n?.type === 'statement_list');
    return list ? namedChildren(list) : [];
  },
  style: () => ({ semicolons: false, cuddled: true }),
  usual: { unit: '\t', quote: '"' },
  frame: ({ place, condition }: Situation, body: Lines): Lines => {
    const inner = body.map(l => `\t${l}`);
    if (place.form === 'case') return [`case ${condition}:`, ...inner];
    if (place.cuddled) return [`} else if ${condition} {`, ...inner];
    return [`${place.form === 'else-if' ? 'else ' : ''}if ${condition} {`, ...inner, '}'];
  },
  write: situation => write(situation, goBranches),
  importEdits,
  quote: text => JSON.stringify(text),
  fail: situation => ownFailure(situation, goBranches),
  opening,
};
