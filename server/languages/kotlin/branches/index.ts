import type { Node } from 'web-tree-sitter';
import { unbraced } from '../../../src/branches/frame';
import { children, namedChildren } from '../../../src/branches/tree';
import type { Dialect, Part } from '../../../src/branches/dialect';
import type { Lines, Situation } from '../../../src/branches/types';
import { Around, functions, isValue, ownFailure } from './around';
import { write } from './codes';
import { importEdits } from './imports';
import { bindingOf, caughtBy, parameterOf, requestOf } from './requests';

export const kotlinBranches: Dialect = {
  types: {
    calls: ['call_expression'],
    functions,
    blocks: ['block', 'lambda_literal', 'source_file'],
    ifs: ['if_expression'],
    switches: ['when_expression'],
    cases: ['when_entry'],
    loops: ['for_statement', 'while_statement', 'do_while_statement'],
    tries: ['try_expression'],
    ternaries: [],
    bindings: {
      property_declaration: { name: '#0', value: '#1' },
      assignment: { name: 'left', value: 'right' },
    },
    exits: ['return_expression', 'throw_expression', 'continue', 'error('],
    declares: ['property_declaration'],
  },
  declaration: /^va[lr]\s+(\w+)(?:\s*:[^=]+)?\s*=\s*(\S+)$/,
  equals: '==',
  namesEndWithBlock: true,
  or: '||',
  fallsThrough: false,
  endsItself: () => true,
  deepComments: false,
  part,
  request: requestOf,
  bind: (request, document) => bindingOf(request, document, kotlinBranches),
  parameter: parameterOf,
  caught: (name, at, document) => caughtBy(name, at, document, kotlinBranches),
  statements: body =>
    /^(?:block|lambda_literal)$/.test(body.type)
      ? namedChildren(body).filter(n => n.type !== 'lambda_parameters')
      : [body],
  labels: kase => kase.childrenForFieldName('condition').filter(n => n !== null),
  caseStatements: kase => {
    const body = bodyOf(kase);
    return body?.type === 'block' ? namedChildren(body) : body ? [body] : [];
  },
  style: () => ({ semicolons: false }),
  yields: statement => (givesText(statement) ? 'return' : undefined),
  error: message => `IOException(${message})`,
  tell: message => `System.err.println(${message})`,
  usual: { unit: '    ', quote: '"' },
  frame,
  write: situation => write(situation, kotlinBranches),
  importEdits,
  quote: text => JSON.stringify(text).replaceAll('$', '\\$'),
  mayBeNothing: block => /\?$/.test(new Around(block).type ?? ''),
  fail: situation => ({ log: undefined, exit: ownFailure(situation), own: true }),
};

/** True for a text that is the value of an arm: `HttpStatusCode.Gone -> "it is gone"`. */
function givesText(statement: Node): boolean {
  const outer = statement.parent?.type === 'block' ? statement.parent.parent : statement.parent;
  const when = outer?.type === 'when_entry' ? outer.parent : null;
  if (statement.type !== 'string_literal' || !when) return false;
  const around = when.parent;
  if (around?.type === 'lambda_literal') return namedChildren(around).at(-1)?.id === when.id;
  return !['block', 'source_file', 'when_entry'].includes(around?.type ?? '');
}

/** What stands behind the arrow. */
function bodyOf(kase: Node): Node | undefined {
  const arrow = children(kase).find(n => n.type === '->');
  return arrow && namedChildren(kase).find(n => n.startIndex >= arrow.endIndex);
}

/** Kotlin's grammar names few of its parts: they are found by where they stand. */
function part(node: Node, wanted: Part): Node | undefined {
  switch (node.type) {
    case 'if_expression': {
      // One whose value is used is no chain of branches that another could join.
      if (wanted === 'condition' && isUsed(node)) return undefined;
      const condition = node.childForFieldName('condition');
      const rest = namedChildren(node).filter(n => condition && n.startIndex >= condition.endIndex);
      if (wanted === 'consequence') return rest[0];
      return wanted === 'alternative' ? rest[1] : undefined;
    }
    case 'when_expression':
      if (wanted !== 'subject') return undefined;
      return (
        namedChildren(node)
          .find(n => n.type === 'when_subject')
          ?.namedChildren.at(-1) ?? undefined
      );
    case 'for_statement':
    case 'while_statement':
      return wanted === 'body' ? namedChildren(node).at(-1) : undefined;
    case 'function_declaration':
      return wanted === 'parameters'
        ? namedChildren(node).find(n => n.type === 'function_value_parameters')
        : undefined;
    case 'lambda_literal':
      return wanted === 'parameters' ? namedChildren(node).find(n => n.type === 'lambda_parameters') : undefined;
    default:
      return undefined;
  }
}

function isUsed(node: Node): boolean {
  let n = node;
  while (n.parent?.type === 'if_expression') n = n.parent;
  return !/^(?:block|lambda_literal|source_file|when_entry)$/.test(n.parent?.type ?? '');
}

function frame(situation: Situation, body: Lines): Lines {
  const { place, condition } = situation;
  const { like } = place;
  const inner = body.map(l => `\t${l}`);
  if (place.form === 'case') {
    const only = body.length === 1 ? (body[0] ?? '') : undefined;
    const braced = like ? bodyOf(like.node)?.type === 'block' && !isValue(place) : false;
    if (only !== undefined && !/\{$/.test(only) && !braced) return [`${condition} -> ${only}`];
    return [`${condition} -> {`, ...inner, '}'];
  }
  const braced = !like?.body || like.body.type === 'block';
  const keyword = place.form === 'else-if' ? 'else if (' : 'if (';
  const bare = unbraced(situation, `${keyword}${condition})`, body, braced);
  if (bare) return bare;
  if (place.cuddled) return [`} ${keyword}${condition}) {`, ...inner];
  return [`${keyword}${condition}) {`, ...inner, '}'];
}
