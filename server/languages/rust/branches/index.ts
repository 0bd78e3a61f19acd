import { namedChildren, resultAround } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import { functions, isTail } from './around';
import { failureChains } from './chains';
import { write } from './codes';
import { compare } from './constants';
import { Failures } from './failures';
import { frame } from './frame';
import { importEdits } from './imports';
import { bindingOf, likelyResponse, parameterOf, patternBound, requestOf } from './requests';

export const rustBranches: Dialect = {
  types: {
    calls: ['call_expression'],
    functions,
    blocks: ['block', 'source_file'],
    ifs: ['if_expression'],
    switches: ['match_expression'],
    expressions: ['match_expression'],
    cases: ['match_arm'],
    loops: ['for_expression', 'while_expression', 'loop_expression'],
    tries: [],
    ternaries: [],
    bindings: {
      let_declaration: { name: 'pattern', value: 'value' },
      assignment_expression: { name: 'left', value: 'right' },
    },
    exits: ['return_expression', 'break_expression', 'continue_expression'],
    declares: ['let_declaration'],
  },
  commas: true,
  declaration: /^let\s+(?:mut\s+)?(\w+)\s*=\s*(\w+);$/,
  equals: '==',
  or: '||',
  fallsThrough: false,
  endsItself: () => true,
  isTail: node =>
    isTail(node) ||
    (node.type === 'expression_statement' &&
      /^(?:return|break|continue)_expression$/.test(node.namedChild(0)?.type ?? '')),
  captures: arm => {
    const pattern = arm.childForFieldName('pattern')?.text ?? '';
    return [...pattern.matchAll(/(?<![\w.:])[a-z_]\w*(?!\w|::|!|\()/g)]
      .map(m => m[0])
      .filter(n => n !== 'if' && n !== '_');
  },
  chains: failureChains,
  deepComments: false,
  request: requestOf,
  bind: request => bindingOf(request, rustBranches),
  parameter: (name, scope, document) => parameterOf(name, scope, document),
  likely: (name, node, value, document) => likelyResponse(name, node, value, document, rustBranches),
  caught: (name, at, document) => patternBound(name, at, document, rustBranches),
  tells: statement => {
    const macro = statement.type === 'macro_invocation' ? statement : statement.namedChild(0);
    const name = macro?.type === 'macro_invocation' ? macro.childForFieldName('macro')?.text : undefined;
    if (!name || !/^(?:(?:log|tracing)::)?(?:error|warn|info|debug|trace|eprintln|println)$/.test(name))
      return undefined;
    return message => {
      const args =
        /^format!\(([\s\S]*)\)$/.exec(message)?.[1] ?? (message.startsWith('"') ? message : `"{}", ${message}`);
      return `${name}!(${args});`;
    };
  },
  succeeded: ({ library }, name) =>
    library.id === 'ureq' ? `${name}.status() < 400` : `${name}.status().is_success()`,
  statements: body => (body.type === 'block' ? namedChildren(body) : [body]),
  labels: arm => {
    const pattern = arm.childForFieldName('pattern');
    const guarded = pattern?.childForFieldName('condition');
    const own = pattern ? namedChildren(pattern).filter(n => n.id !== guarded?.id) : [];
    if (guarded) return own.length ? own : pattern ? [pattern] : [];
    const [only] = own;
    return only && isOpen(only.text) ? [] : own;
  },
  guard: arm => {
    const pattern = arm.childForFieldName('pattern');
    const condition = pattern?.childForFieldName('condition');
    if (!pattern || !condition) return undefined;
    const [own] = namedChildren(pattern).filter(n => n.id !== condition.id);
    const named = own && /^(?:mut\s+)?([a-z_]\w*)(?:\s*@[^]*)?$/.exec(own.text)?.[1];
    return { condition, ...(named ? { name: named } : {}), open: !own || isOpen(own.text) };
  },
  caseStatements: arm => {
    const value = arm.childForFieldName('value');
    if (!value) return [];
    return value.type === 'block' ? namedChildren(value) : [value];
  },
  style: () => ({ semicolons: true, quote: '"', cuddled: true }),
  usual: { unit: '    ', quote: '"' },
  frame,
  write: situation => write(situation, rustBranches),
  importEdits,
  quote: text => JSON.stringify(text),
  compare,
  mayBeNothing: block => /\bOption</.test(resultAround(block, rustBranches)),
  fail: situation => {
    const failures = new Failures({
      ...situation,
      failure: { log: undefined, exit: undefined, own: true },
      fresh: n => n,
    });
    const quiet = /^(?:unit|option|value)$/.test(failures.returned.kind);
    return {
      log: quiet ? message => logged(message, situation.document.text) : undefined,
      exit: message => failures.own(message),
      own: true,
    };
  },
};

/** A name that takes whatever comes; `_` is none. */
const isOpen = (pattern: string): boolean => /^(?:mut\s+)?[a-z_]\w*$/.test(pattern);

/** A line in the log that the file writes, or on standard error. */
function logged(message: string, text: string): string {
  const macro =
    /(?<![\w:])((?:(?:log|tracing)::)(?:warn|error))!\(/.exec(text)?.[1] ??
    (/\buse\s+(?:log|tracing)::(?:\{[^}]*\bwarn\b|warn\b|\*)/.test(text) || /(?<![\w:])warn!\(/.test(text)
      ? 'warn'
      : /(?<![\w:])error!\(/.test(text)
        ? 'error'
        : 'eprintln');
  return `${macro}!(${message.replace(/^format!\(([\s\S]*)\)$/, '$1')});`;
}
