import type { Node } from 'web-tree-sitter';
import { unbraced } from '../../../src/branches/frame';
import { closest, namedChildren } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import type { Lines, Situation } from '../../../src/branches/types';
import type { ParsedDocument } from '../../../src/parsing/document';
import { functions, isValue, ownFailure } from './around';
import { write } from './codes';
import { importEdits } from './imports';
import { isRetrieved, placeOfOperator } from './operators';
import { bindingOf, catchable, catchesOf, caughtBy, parameterOf, requestOf, thrownFor } from './requests';

export const javaBranches: Dialect = {
  types: {
    calls: ['method_invocation'],
    functions,
    blocks: ['block', 'program', 'switch_block_statement_group', 'constructor_body'],
    ifs: ['if_statement'],
    switches: ['switch_expression'],
    cases: ['switch_block_statement_group', 'switch_rule'],
    loops: ['for_statement', 'enhanced_for_statement', 'while_statement', 'do_statement'],
    tries: ['try_statement', 'try_with_resources_statement'],
    ternaries: ['ternary_expression'],
    bindings: {
      variable_declarator: { name: 'name', value: 'value' },
      assignment_expression: { name: 'left', value: 'right' },
      resource: { name: 'name', value: 'value' },
    },
    exits: ['return_statement', 'throw_statement', 'continue_statement', 'yield_statement'],
    declares: ['local_variable_declaration'],
  },
  declaration: /^(?:final\s+)?[\w.<>[\], ?]+\s+(\w+)\s*=\s*(\S+?);?$/,
  equals: '==',
  namesEndWithBlock: true,
  or: '||',
  fallsThrough: true,
  endsItself: kase => kase.type === 'switch_rule',
  deepComments: false,
  // A switch is asked for what stands in its parentheses.
  part: (node, part) =>
    part === 'subject' && node.type === 'switch_expression'
      ? (node.childForFieldName('condition') ?? undefined)
      : undefined,
  // The constants of an enumeration are bare in its labels.
  bareConstants: (document, { form }) =>
    form === 'case' || /^import\s+static\s+[\w.]+\.(?:HttpStatus|HttpURLConnection)\.\*/m.test(document.text),
  request: requestOf,
  bind: (request, document) => bindingOf(request, document, javaBranches),
  parameter: (name, scope, document) => parameterOf(name, scope, document, javaBranches),
  caught: (name, at, document) => caughtBy(name, at, document, javaBranches),
  chains: (binding, _document, conditions) => catchesOf(binding, conditions, javaBranches),
  place: placeOfOperator,
  catchable,
  yields: statement => (statement.parent?.type === 'lambda_expression' ? 'return' : undefined),
  statements: body => (/^(?:block|constructor_body)$/.test(body.type) ? namedChildren(body) : [body]),
  labels: kase =>
    namedChildren(kase)
      .filter(n => n.type === 'switch_label')
      .flatMap(namedChildren),
  caseStatements: kase => {
    const own = namedChildren(kase).filter(n => n.type !== 'switch_label');
    const only = own.length === 1 ? own[0] : undefined;
    return only?.type === 'block' ? namedChildren(only) : own;
  },
  style: () => ({ semicolons: true }),
  error: message => `new IOException(${message})`,
  tell: message => `System.err.println(${message})`,
  usual: { unit: '    ', quote: '"' },
  frame,
  write: situation => {
    const written = write(situation, javaBranches);
    if (!isAllman(situation.document)) return written;
    return { ...written, also: written.also?.map(a => ({ ...a, lines: a.lines.flatMap(opened) })) ?? [] };
  },
  importEdits: (document, imports) => importEdits(document, imports),
  quote: text => JSON.stringify(text),
  mayBeNothing: block => /^Optional\b/.test(closest(block, functions)?.childForFieldName('type')?.text ?? ''),
  fail: situation => ({ log: undefined, exit: ownFailure(situation), own: true }),
};

function frame(situation: Situation, body: Lines): Lines | undefined {
  const { place, condition, document, binding, code, serverErrors } = situation;
  const { like } = place;
  const between =
    like?.condition && like.body ? document.text.slice(like.condition.endIndex, like.body.startIndex) : ' ';
  const braced = !like?.body || like.body.type === 'block';
  const allman = place.form !== 'case' && braced && (like ? between.includes('\n') : isAllman(document));
  const inner = (allman ? body.flatMap(opened) : body).map(l => `\t${l}`);
  if (place.form === 'catch') {
    const type = thrownFor(serverErrors ? 599 : code, binding.request);
    if (!type) return undefined;
    const around = `catch (${type} ${binding.name})`;
    // What siblings call what they caught goes by this one's name.
    const names = (place.chain?.arms ?? []).flatMap(a => a.node.namedChild(0)?.childForFieldName('name')?.text ?? []);
    const others = names.filter(name => name !== binding.name);
    const lines = others.reduce((all, name) => all.map(l => renamed(l, name, binding.name)), inner);
    if (place.cuddled) return [`} ${around} {`, ...lines];
    return isAllman(document) ? [around, '{', ...lines, '}'] : [`${around} {`, ...lines, '}'];
  }
  if (place.form === 'then' && isRetrieved(binding.library)) return body;
  if (place.form === 'then') {
    // Steps that stand in front of the branch's own.
    const steps = body.filter(l => l.startsWith('.'));
    return [
      ...steps,
      `.thenApply(${binding.name} -> {`,
      `\tif (${condition}) {`,
      ...inner.filter(l => !l.startsWith('\t.')).map(l => `\t${l}`),
      '\t}',
      `\treturn ${binding.name};`,
      '})',
    ];
  }
  if (place.form === 'case') {
    if (place.chain && isRule(place.chain.arms[0]?.node)) {
      const only = body.length === 1 ? (body[0] ?? '') : undefined;
      if (
        only !== undefined &&
        (isValue(place) || /^throw\b/.test(only) || !/^(?:return|continue|break|if|for)\b/.test(only))
      )
        return [`case ${condition} -> ${only}`];
      return [`case ${condition} -> {`, ...inner, '}'];
    }
    const leaves = /^(?:return|throw|continue|yield)\b/.test(body.findLast(l => !l.startsWith('\t')) ?? '');
    const braces =
      body.some(l => /^(?:[A-Z][\w.]*(?:<[^=]*>)?|int|long|var)\s+\w+(?:\s*=|;)/.test(l)) ||
      /:\s*\{/.test(like?.node.text.slice(0, 80) ?? '');
    const lines = leaves ? inner : [...inner, '\tbreak;'];
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

/** A line with one name in place of another, but not in what it says. */
const renamed = (line: string, from: string, to: string): string =>
  line.replace(new RegExp(`"(?:[^"\\\\]|\\\\.)*"|(?<![\\w.])${from}(?!\\w)`, 'g'), m => (m === from ? to : m));

/** True where more opening braces stand on lines of their own than at the end of one. */
function isAllman({ text }: ParsedDocument): boolean {
  const sample = text.slice(0, 100_000);
  const alone = [...sample.matchAll(/^[ \t]*\{[ \t]*\r?$/gm)].length;
  return alone > [...sample.matchAll(/\S[ \t]*\{[ \t]*\r?$/gm)].length;
}

const isRule = (kase: Node | undefined): boolean => kase?.type === 'switch_rule';

/** A line with its opening brace on a line of its own. */
function opened(line: string): Lines {
  const m = /^(\t*)(\} )?((?:if|for|else|try|catch|private)\b.*?) ?\{$/.exec(line);
  if (!m?.[3]) return [line];
  const tabs = m[1] ?? '';
  return [...(m[2] ? [`${tabs}}`] : []), tabs + m[3], `${tabs}{`];
}
