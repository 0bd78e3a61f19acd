import { namedChildren, resultAround } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import { write } from './codes';
import { frame } from './frame';
import { importEdits } from './imports';
import { classReference } from './names';
import { bindingOf, caughtBy, likelyResponse, parameterOf, requestOf } from './requests';

export const phpBranches: Dialect = {
  types: {
    calls: [
      'member_call_expression',
      'nullsafe_member_call_expression',
      'scoped_call_expression',
      'function_call_expression',
    ],
    functions: ['function_definition', 'method_declaration', 'anonymous_function', 'arrow_function'],
    blocks: ['compound_statement', 'colon_block', 'program', 'case_statement', 'default_statement'],
    ifs: ['if_statement'],
    switches: ['switch_statement', 'match_expression'],
    expressions: ['match_expression'],
    cases: ['case_statement', 'default_statement', 'match_conditional_expression', 'match_default_expression'],
    loops: ['for_statement', 'foreach_statement', 'while_statement', 'do_statement'],
    tries: ['try_statement'],
    ternaries: ['conditional_expression'],
    bindings: { assignment_expression: { name: 'left', value: 'right' } },
    exits: ['return_statement', 'continue_statement', 'exit_statement', 'throw_expression'],
    declares: [],
    variables: ['variable_name'],
  },
  member: '->',
  commas: true,
  declaration: /^(\$\w+)\s*=\s*(\S+?);$/,
  equals: '===',
  or: '||',
  fallsThrough: true,
  deepComments: false,
  renews: true,
  request: requestOf,
  bind: (request, document) => bindingOf(request, document, phpBranches),
  parameter: (name, scope, document) => parameterOf(name, scope, document, phpBranches),
  likely: (name, node, value, document) => likelyResponse(name, node, value, document, phpBranches),
  caught: (name, at, document) => caughtBy(name, at, document, phpBranches),
  tells: statement => {
    const echoed = /^echo\s+[\s\S]*;$/.exec(statement.text);
    if (statement.type === 'echo_statement' && echoed && !statement.text.includes('\n')) {
      const end = /PHP_EOL;$/.test(statement.text) ? ' . PHP_EOL' : /\\n";$/.test(statement.text) ? ' . "\\n"' : '';
      return message => `echo ${message}${end};`;
    }
    const written = /^fwrite\(\s*(\\?STDERR)\s*,[\s\S]*?(\s*\.\s*PHP_EOL)?\s*\);$/.exec(statement.text);
    return written ? message => `fwrite(${written[1] ?? 'STDERR'}, ${message}${written[2] ?? ' . "\\n"'});` : undefined;
  },
  succeeded: ({ library }, name) =>
    library.id === 'laravel' ? `${name}->successful()` : `${name}->getStatusCode() < 300`,
  statements: body => (/^(?:compound_statement|colon_block)$/.test(body.type) ? namedChildren(body) : [body]),
  labels: kase => {
    const list = kase.childForFieldName('conditional_expressions');
    if (list) return namedChildren(list);
    const value = kase.childForFieldName('value');
    return value ? [value] : [];
  },
  caseStatements: kase => {
    const returned = kase.childForFieldName('return_expression');
    if (returned) return [returned];
    const value = kase.childForFieldName('value');
    return namedChildren(kase).filter(n => n.id !== value?.id);
  },
  style: () => ({ semicolons: true }),
  tell: message => `error_log(${message})`,
  usual: { unit: '    ', quote: "'" },
  frame,
  write: situation => write(situation, phpBranches),
  importEdits,
  quote: (text, { quote }) => {
    const escaped = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
    return quote + (quote === '"' ? escaped.replaceAll('$', '\\$') : escaped) + quote;
  },
  mayBeNothing: block => /^\?|\bnull\b/.test(resultAround(block, phpBranches)),
  fail: ({ binding, code, document, serverErrors }) => ({
    log: undefined,
    exit: message => {
      const { name } = classReference('RuntimeException', document);
      const status = serverErrors ? `${binding.caught ?? ''}->getCode()` : String(code);
      return `throw new ${name}(${message}${binding.caught ? `, ${status}, ${binding.caught}` : ''});`;
    },
    own: true,
  }),
};
