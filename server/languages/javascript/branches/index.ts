import { unbraced } from '../../../src/branches/frame';
import type { Dialect } from '../../../src/branches/dialect';
import type { Lines, Situation } from '../../../src/branches/types';
import { descendants, namedChildren, resultAround } from '../../../src/branches/tree';
import { write } from './codes';
import { askable } from './guard';
import { clientOf } from './libraries';
import { bindingOf, caughtBy, givenBack, likelyResponse, parameterOf, requestOf, settlerOf } from './requests';

/** JavaScript and TypeScript, JSX included. */
export const javascriptBranches: Dialect = {
  types: {
    calls: ['call_expression'],
    functions: [
      'function_declaration',
      'function_expression',
      'arrow_function',
      'method_definition',
      'generator_function_declaration',
      'generator_function',
    ],
    blocks: ['statement_block', 'program', 'switch_case', 'switch_default'],
    ifs: ['if_statement'],
    switches: ['switch_statement'],
    cases: ['switch_case', 'switch_default'],
    loops: ['for_statement', 'for_in_statement', 'while_statement', 'do_statement'],
    tries: ['try_statement'],
    ternaries: ['ternary_expression'],
    bindings: {
      variable_declarator: { name: 'name', value: 'value' },
      assignment_expression: { name: 'left', value: 'right' },
    },
    exits: ['return_statement', 'throw_statement', 'continue_statement'],
    declares: ['lexical_declaration', 'variable_declaration'],
  },
  declaration: /^(?:const|let|var)\s+([A-Za-z_$][\w$]*)(?:\s*:[^=]+)?\s*=\s*(\S+?);?$/,
  equals: '===',
  namesEndWithBlock: true,
  // What may be undefined is not compared: error.response && error.response.status >= 500
  atLeast: (status, least) => {
    const at = status.lastIndexOf('?.');
    const plain = `${status.replaceAll('?.', '.')} >= ${least}`;
    return at < 0 ? plain : `${status.slice(0, at)} && ${plain}`;
  },
  askable,
  or: '||',
  fallsThrough: true,
  deepComments: false,
  request: requestOf,
  bind: request => bindingOf(request, javascriptBranches),
  bindSuccess: request => givenBack(request, javascriptBranches),
  parameter: (name, scope, document) => parameterOf(name, scope, document, javascriptBranches),
  likely: (name, node, value, document) => likelyResponse(name, node, value, document, javascriptBranches),
  caught: (name, at, document) => caughtBy(name, at, document, javascriptBranches),
  succeeded: (binding, name) => clientOf(binding.library).ok(name),
  statements: body => (body.type === 'statement_block' ? namedChildren(body) : [body]),
  labels: kase => {
    const value = kase.childForFieldName('value');
    return value ? [value] : [];
  },
  caseStatements: kase => {
    const value = kase.childForFieldName('value');
    const own = namedChildren(kase).filter(n => n.id !== value?.id);
    const only = own.length === 1 ? own[0] : undefined;
    return only?.type === 'statement_block' ? namedChildren(only) : own;
  },
  style: document => {
    const statements = descendants(document.root, [
      'expression_statement',
      'lexical_declaration',
      'return_statement',
      'throw_statement',
    ]).slice(0, 300);
    const ended = statements.filter(s => s.text.endsWith(';')).length;
    return { semicolons: ended * 2 >= statements.length };
  },
  error: message => `new Error(${message})`,
  tell: message => `console.error(${message})`,
  usual: { unit: '  ', quote: "'" },
  frame,
  write: situation => write(situation, javascriptBranches),
  importEdits: () => [],
  quote: (text, { quote }) => `${quote}${text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)}${quote}`,
  mayBeNothing: block => /\b(?:null|undefined)\b/.test(resultAround(block, javascriptBranches)),
  fail: ({ style, binding, document }) => {
    const end = style.semicolons ? ';' : '';
    const settler = settlerOf(binding, javascriptBranches);
    if (settler)
      return {
        log: message => `${settler.fail}(new Error(${message}))${end}`,
        exit: () => `return${end}`,
        own: true,
      };
    return {
      log: undefined,
      exit: message => {
        if (!binding.caught) return `throw new Error(${message})${end}`;
        // A second argument needs ES2022, which a TypeScript project may not have.
        return document.language.id === 'javascript'
          ? `throw new Error(${message}, { cause: ${binding.caught} })${end}`
          : `throw Object.assign(new Error(${message}), { cause: ${binding.caught} })${end}`;
      },
      own: true,
    };
  },
};

function frame(situation: Situation, body: Lines): Lines {
  const { place, condition, document, style, binding } = situation;
  const { like } = place;
  const end = style.semicolons ? ';' : '';
  const between =
    like?.condition && like.body ? document.text.slice(like.condition.endIndex, like.body.startIndex) : ' ';
  const braced = !like?.body || like.body.type === 'statement_block';
  const allman = place.form !== 'case' && braced && between.includes('\n');
  const inner = (allman ? body.flatMap(opened) : body).map(l => `\t${l}`);
  if (place.form === 'then') {
    const async = body.some(l => /\bawait\b/.test(l)) ? 'async ' : '';
    const parameter =
      async || style.arrowParens ? (style.arrowParens ? `(${binding.name})` : binding.name) : binding.name;
    return [
      `.then(${async}${parameter} => {`,
      `\tif (${condition}) {`,
      ...inner.map(l => `\t${l}`),
      '\t}',
      `\treturn ${binding.name}${end}`,
      '})',
    ];
  }
  if (place.form === 'case') {
    const leaves =
      /^(?:return|throw|continue)\b/.test(body.findLast(l => !l.startsWith('\t')) ?? '') || lastLeaves(body);
    const braces = body.some(l => /^(?:const|let)\b/.test(l)) || /:\s*\{/.test(like?.node.text.slice(0, 80) ?? '');
    const lines = leaves ? inner : [...inner, `\tbreak${end}`];
    return braces ? [`case ${condition}: {`, ...lines, '}'] : [`case ${condition}:`, ...lines];
  }
  const before = like?.condition ? document.text.slice(like.node.startIndex, like.condition.startIndex + 1) : 'if (';
  const start = /^if\s*\($/.test(before) ? before : 'if (';
  const keyword = place.form === 'else-if' ? `else ${start}` : start;
  const bare = unbraced(situation, `${keyword}${condition})`, body, braced);
  if (bare) return bare;
  const open = allman ? [`${keyword}${condition})`, '{'] : [`${keyword}${condition})${braced ? between || '' : ' '}{`];
  if (place.cuddled) return [`} ${open[0] ?? ''}`, ...open.slice(1), ...inner];
  return [...open, ...inner, '}'];
}

/** A line with its opening brace on a line of its own. */
function opened(line: string): Lines {
  const m = /^(\t*)(\} )?((?:if|for|else)\b.*?) ?\{$/.exec(line);
  if (!m?.[3]) return [line];
  const tabs = m[1] ?? '';
  return [...(m[2] ? [`${tabs}}`] : []), tabs + m[3], `${tabs}{`];
}

/** A body whose last block leaves on both ways. */
function lastLeaves(body: Lines): boolean {
  return /^\}\)\(\)(?:\.catch\(\w+\))?;?$/.test(body.at(-1) ?? '');
}
