import { namedChildren } from '../../../src/branches/tree';
import { styleOf } from '../../../src/branches/style';
import type { ParsedDocument } from '../../../src/parsing/document';
import type { Dialect } from '../../../src/branches/dialect';
import type { Binding } from '../../../src/branches/types';
import { attemptsOf, isValued, leaveWord } from './blocks';
import { write } from './codes';
import { frame } from './frame';
import { importEdits } from './imports';
import { classNames, clientOf } from './libraries';
import { bindingOf, caughtBy, likelyResponse, parameterOf, raisedFor, requestOf, rescuesOf } from './requests';

export const rubyBranches: Dialect = {
  types: {
    calls: ['call'],
    functions: ['method', 'singleton_method', 'do_block', 'block', 'lambda'],
    blocks: ['body_statement', 'block_body', 'then', 'else', 'begin', 'do', 'ensure', 'program'],
    ifs: ['if', 'unless', 'if_modifier', 'unless_modifier', 'elsif'],
    unless: ['unless', 'unless_modifier'],
    closed: ['unless', 'if_modifier', 'unless_modifier'],
    switches: ['case', 'case_match'],
    cases: ['when', 'in_clause', 'else'],
    loops: ['while', 'until', 'for'],
    tries: ['begin'],
    clauses: ['rescue', 'else', 'ensure'],
    ternaries: ['conditional'],
    bindings: { assignment: { name: 'left', value: 'right' } },
    exits: ['return', 'next', 'break', 'redo', 'retry'],
    declares: [],
  },
  declaration: /^(\w+)\s*=\s*(\w+)$/,
  equals: '==',
  // nil is not compared: error.response_status.to_i >= 500
  atLeast: (status, least) => `${status}${/\bresponse_status$|&\./.test(status) ? '.to_i' : ''} >= ${least}`,
  or: '||',
  fallsThrough: false,
  deepComments: true,
  renews: true,
  request: requestOf,
  bind: (request, document) => bindingOf(request, document, rubyBranches),
  parameter: (name, scope, document) => parameterOf(name, scope, document, rubyBranches),
  likely: (name, node, value, document) => likelyResponse(name, node, value, document, rubyBranches),
  caught: (name, at, document) => caughtBy(name, at, document, rubyBranches),
  chains: (binding, document) => rescuesOf(binding, document, rubyBranches),
  catchable: code => raisedFor(code) !== undefined,
  attempts: attemptsOf,
  yields: statement =>
    isValue.test(statement.type) &&
    (statement.type !== 'call' || /^[A-Z]/.test(statement.text)) &&
    isValued(statement, rubyBranches)
      ? leaveWord(statement, rubyBranches)
      : undefined,
  succeeded: ({ library }, name) => clientOf(library).ok(name),
  statements: body => (rubyBranches.types.blocks.includes(body.type) ? namedChildren(body) : [body]),
  labels: kase =>
    kase
      .childrenForFieldName('pattern')
      .filter(n => n !== null)
      .flatMap(pattern => {
        const inner = pattern.type === 'pattern' ? (pattern.namedChild(0) ?? pattern) : pattern;
        if (kase.childForFieldName('guard')) return [];
        if (inner.type === 'alternative_pattern') return namedChildren(inner);
        return inner.type === 'splat_argument' ? namedChildren(inner) : [inner];
      })
      .filter(n => n.text !== '_'),
  caseStatements: kase => {
    const body = kase.type === 'else' ? kase : kase.childForFieldName('body');
    return body ? namedChildren(body) : [];
  },
  style: () => ({ semicolons: false }),
  tell: message => `warn ${message}`,
  usual: { unit: '  ', quote: "'" },
  frame,
  write: situation => write(situation, rubyBranches),
  importEdits,
  quote: (text, { quote }) => {
    const escaped = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
    return quote + (quote === '"' ? escaped.replaceAll('#', '\\#') : escaped) + quote;
  },
  compare: (status, code, _name, document) => compare(status, code, document),
  label: (code, wide, place, binding, document) => {
    const { library } = binding;
    const value = place.chain?.node.childForFieldName('value');
    const asked = (value?.type === 'assignment' ? value.childForFieldName('left') : value)?.text ?? '';
    const known = classNames[code];
    if (library.classes && asked === binding.name) {
      if (wide) return 'Net::HTTPServerError';
      return known ? `Net::HTTP${known}` : `->(r) { r.code == ${quoted(code, document)} }`;
    }
    const text = !!library.classes && textual(asked, document);
    if (wide) return text ? '/\\A5/' : '500..599';
    return text ? quoted(code, document) : String(code);
  },
  fail: ({ document, binding }) => ({
    log: undefined,
    exit: message => `raise ${errorClass(document, binding)}${message}`,
    own: true,
  }),
};

/** What is given back and not done. */
const isValue = /^(?:nil|true|false|integer|string|simple_symbol|array|hash|call)$/;

/** Net::HTTP's status is a string: the file shows whether it is compared as one, as a number, or by the response's class. */
function compare(status: string, code: number, document: ParsedDocument): string {
  const { text } = document;
  const owner = /^(.*)\.code(?:\.to_i)?$/.exec(status)?.[1];
  // Only Net::HTTP's comes as `.code.to_i`.
  if (owner !== undefined && status.endsWith('.to_i')) {
    const known = classNames[code];
    if (known && /(?:is_a\?|kind_of\?)\(Net::HTTP|\bwhen Net::HTTP|Net::HTTP\w+ ===/.test(text))
      return `${owner}.is_a?(Net::HTTP${known})`;
    if (!/\.code\.to_i\b|Integer\(\w+\.code\)/.test(text)) return `${owner}.code == ${quoted(code, document)}`;
    return `${status} == ${code}`;
  }
  if (/^\w+$/.test(status) && textual(status, document)) return `${status} == ${quoted(code, document)}`;
  return `${status} == ${code}`;
}

/** True where an expression gives Net::HTTP's status as the string that it is. */
function textual(expression: string, { text }: ParsedDocument): boolean {
  if (/\.code$/.test(expression)) return true;
  // HTTParty's is a number.
  if (/\bHTTParty\b/.test(text)) return false;
  return (
    /^\w+$/.test(expression) && new RegExp(`(?<!\\w)${expression}\\s*=\\s*\\w+\\.code[ \\t]*\\r?$`, 'm').test(text)
  );
}

function quoted(code: number, document: ParsedDocument): string {
  const { quote } = styleOf(document, {}, { unit: '  ', quote: "'" });
  return `${quote}${code}${quote}`;
}

/** `ApiError, ` where the file has one error class of its own that takes a message, else nothing. */
function errorClass({ text }: ParsedDocument, { scope }: Binding): string {
  const own = [
    ...text.matchAll(
      /^[ \t]*class\s+(\w+)\s*<\s*(?:StandardError|RuntimeError)\b(?:[ \t]*;[ \t]*end\b|\s*\n\s*end\b)/gm,
    ),
    ...text.matchAll(/^[ \t]*(\w+)\s*=\s*Class\.new\((?:StandardError|RuntimeError)\)/gm),
    // One that is named for what another status means says nothing of this one.
  ].filter(m => !/NotFound|Unauthorized|Forbidden|Conflict|Invalid|Validation|Limit|TooMany|Timeout/.test(m[1] ?? ''));
  const [only] = own;
  const before = !!only && only.index < scope.startIndex;
  return own.length === 1 && before && only[1] ? `${only[1]}, ` : '';
}
