import type { Dialect } from '../../../src/branches/dialect';
import type { Lines, Situation } from '../../../src/branches/types';
import { namedChildren, resultAround } from '../../../src/branches/tree';
import { write } from './codes';
import { importEdits } from './imports';
import { widthOf } from './lines';
import { bindingOf, caughtBy, givenBack, likelyResponse, parameterOf, requestOf } from './requests';

export const pythonBranches: Dialect = {
  types: {
    calls: ['call'],
    functions: ['function_definition', 'lambda'],
    blocks: ['block', 'module'],
    ifs: ['if_statement'],
    switches: ['match_statement'],
    cases: ['case_clause'],
    loops: ['for_statement', 'while_statement'],
    tries: ['try_statement'],
    ternaries: ['conditional_expression'],
    bindings: {
      assignment: { name: 'left', value: 'right' },
      named_expression: { name: 'name', value: 'value' },
      as_pattern: { name: 'alias', value: '#0' },
    },
    exits: ['return_statement', 'raise_statement', 'continue_statement'],
    declares: [],
  },
  declaration: /^(\w+)\s*=\s*(\w+)$/,
  equals: '==',
  or: 'or',
  fallsThrough: false,
  deepComments: true,
  request: requestOf,
  bind: request => bindingOf(request, pythonBranches),
  bindSuccess: request => givenBack(request, pythonBranches),
  parameter: (name, scope, document) => parameterOf(name, scope, document, pythonBranches),
  likely: (name, node, value, document) =>
    node.type === 'assignment' ? likelyResponse(name, node, value, document, pythonBranches) : undefined,
  caught: (name, at, document) => caughtBy(name, at, document, pythonBranches),
  succeeded: ({ library }, name) =>
    library.id === 'urllib'
      ? `${name}.${library.status} < 300`
      : library.id === 'httpx'
        ? `${name}.is_success`
        : `${name}.ok`,
  statements: body => (body.type === 'block' ? namedChildren(body) : [body]),
  labels: kase =>
    namedChildren(kase)
      .filter(n => n.type === 'case_pattern')
      .flatMap(pattern => {
        const inner = pattern.namedChild(0);
        if (!inner || kase.childForFieldName('guard')) return [];
        return inner.type === 'union_pattern' ? namedChildren(inner) : [pattern];
      })
      .filter(n => n.text !== '_'),
  caseStatements: kase => {
    const body = kase.childForFieldName('consequence');
    return body ? namedChildren(body) : [];
  },
  style: () => ({ semicolons: false }),
  tell: message => `print(${message})`,
  usual: { unit: '    ', quote: '"' },
  frame: (situation: Situation, body: Lines): Lines => {
    const { place, condition } = situation;
    const keyword = place.form === 'case' ? 'case' : place.form === 'else-if' ? 'elif' : 'if';
    const head = `${keyword} ${condition}:`;
    const [only = ''] = body.length === 1 ? body : [];
    const room = widthOf(situation) - place.indent.length;
    if (only && onOneLine(situation) && `${head} ${only}`.length <= room) return [`${head} ${only}`];
    return [head, ...body.map(l => `\t${l}`)];
  },
  write: situation => write(situation, pythonBranches),
  importEdits,
  quote: (text, { quote }) => `${quote}${text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)}${quote}`,
  mayBeNothing: block => /\bOptional\b|\|\s*None\b|\bNone\s*\|/.test(resultAround(block, pythonBranches)),
  fail: ({ binding, code, document }) => ({
    log: undefined,
    exit: message => {
      if (binding.caught) return `raise RuntimeError(${message}) from ${binding.caught}`;
      if (code >= 400 && binding.library.id === 'requests' && /^import requests\b(?! as)/m.test(document.text))
        return `raise requests.HTTPError(${message}, response=${binding.name})`;
      if (code >= 400 && binding.library.id === 'httpx' && /^import httpx\b(?! as)/m.test(document.text))
        return `raise httpx.HTTPStatusError(${message}, request=${binding.name}.request, response=${binding.name})`;
      if (code >= 400 && binding.library.id === 'aiohttp' && /^import aiohttp\b(?! as)/m.test(document.text)) {
        const r = binding.name;
        return `raise aiohttp.ClientResponseError(${r}.request_info, ${r}.history, status=${r}.status, message=${message})`;
      }
      return `raise RuntimeError(${message})`;
    },
    own: true,
  }),
};

/** True where the sibling does what it does on the line of its condition: `case 403: raise Forbidden`. */
function onOneLine({ place: { like }, document }: Situation): boolean {
  const [statement] = like?.statements ?? [];
  return (
    !!like?.condition &&
    !!statement &&
    !document.text.slice(like.condition.endIndex, statement.startIndex).includes('\n')
  );
}
