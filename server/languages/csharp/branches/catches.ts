import type { Node } from 'web-tree-sitter';
import { armOf } from '../../../src/branches/arms';
import { unknown } from '../../../src/branches/conditions/logic';
import { testOf } from '../../../src/branches/conditions/test';
import type { Conditions } from '../../../src/branches/conditions/types';
import { closest, contains, descendants, escape, namedChildren, statementOf, word } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import type { Arm, Binding, Chain, Request } from '../../../src/branches/types';
import type { ParsedDocument } from '../../../src/parsing/document';
import { httpException } from './libraries';
import { requestOf, root } from './requests';

/** One `catch` of a `try`: what it catches, under which name, on which condition. */
interface Clause {
  node: Node;
  type: string;
  name: string | undefined;
  filter: Node | undefined;
  body: Node;
}

function clausesOf(attempt: Node): Clause[] {
  return namedChildren(attempt)
    .filter(n => n.type === 'catch_clause')
    .flatMap(node => {
      const body = node.childForFieldName('body');
      const parts = namedChildren(node);
      const declared = parts.find(n => n.type === 'catch_declaration');
      const filter = parts.find(n => n.type === 'catch_filter_clause')?.namedChild(0) ?? undefined;
      const type = declared?.childForFieldName('type')?.text.split('.').at(-1) ?? 'Exception';
      return body ? [{ node, type, name: declared?.childForFieldName('name')?.text, filter, body }] : [];
    });
}

/** HttpClient's exception, and Refit's, which has the status as well. */
const isHttp = (c: Clause): boolean =>
  c.name !== undefined && (c.type === 'HttpRequestException' || (c.type === 'ApiException' && usesRefit(c.node)));

const usesRefit = (node: Node): boolean => /^\s*(?:global\s+)?using\s+Refit\s*;/m.test(root(node).text.slice(0, 5000));

/** The request in a `try` whose failure is thrown: by the call itself, or by `EnsureSuccessStatusCode()` behind it. */
function thrownIn(attempt: Node, document: ParsedDocument, { types }: Dialect): Request | undefined {
  const body = attempt.childForFieldName('body');
  if (!body) return undefined;
  const ensured = /\.EnsureSuccessStatusCode\(/.test(body.text);
  return descendants(body, types.calls)
    .map(call => requestOf(call, document))
    .find(r => r && (r.library === httpException || ensured));
}

function inClause(clause: Clause, attempt: Node, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  const { name } = clause;
  if (!isHttp(clause) || name === undefined) return undefined;
  const request = thrownIn(attempt, document, dialect);
  // What an application's own call throws has a status where its catches ask for one.
  const asked = new RegExp(`(?<![\\w.])${escape(name)}\\??\\.StatusCode\\b`);
  if (!request && !clausesOf(attempt).some(c => asked.test(c.node.text))) return undefined;
  return {
    node: attempt,
    name,
    library: httpException,
    request,
    scope: closest(attempt, dialect.types.functions) ?? root(attempt),
    start: attempt.childForFieldName('body')?.endIndex ?? attempt.startIndex,
    statement: undefined,
    into: clause.filter ? undefined : clause.body,
    reassignable: false,
    caught: name,
  };
}

/** The failure that a `catch (HttpRequestException ex)` holds. */
export function caughtBy(name: string, at: Node, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  for (let n = closest(at, ['catch_clause']); n; n = closest(n.parent, ['catch_clause'])) {
    const id = n.id;
    const attempt = n.parent;
    const clause = attempt && clausesOf(attempt).find(c => c.node.id === id);
    if (attempt && clause?.name === name) return inClause(clause, attempt, document, dialect);
  }
  return undefined;
}

/** Where a request's failure is caught: the clause without a filter, else the last one. */
export function caughtOf(request: Request, document: ParsedDocument, dialect: Dialect): Binding | undefined {
  for (let n = request.call.parent; n && !dialect.types.functions.includes(n.type); n = n.parent) {
    if (n.type !== 'try_statement') continue;
    const body = n.childForFieldName('body');
    const clauses = body && contains(body, request.call) ? clausesOf(n).filter(isHttp) : [];
    const clause = clauses.find(c => !c.filter) ?? clauses.at(-1);
    if (clause && thrownIn(n, document, dialect)) return inClause(clause, n, document, dialect);
  }
  return undefined;
}

/** The clauses with filters as one chain, what catches the rest as its default; filters of other names are only known to handle. */
export function catchesOf(binding: Binding, conditions: Conditions, { types }: Dialect): Chain[] {
  const place = binding.caught && statementOf(binding.node, types.blocks);
  if (!place || binding.node.type !== 'try_statement') return [];
  const node = binding.node;
  const arms: Arm[] = clausesOf(node)
    .filter(c => (c.filter ? c.name === binding.name : /^(?:(?:HttpRequest)?Exception|ApiException)$/.test(c.type)))
    .map(c => {
      const test = c.filter ? testOf(c.filter, conditions) : unknown;
      const kind = !c.filter ? 'else' : isHttp(c) ? 'case' : 'if';
      return armOf({
        kind,
        node: c.node,
        condition: c.filter,
        body: c.body,
        statements: namedChildren(c.body),
        test,
      });
    });
  return arms.length ? [{ kind: 'catch', node, block: place.block, arms }] : [];
}

/** Longer code is not said twice. */
const longest = 12;

/**
 * The statements of the `try` from the request on, to be said again in a clause: they have to end the function, and
 * nothing in them may be spent or unknown there.
 */
export function triedAgain(binding: Binding, around: Node, { types }: Dialect): Node[] | undefined {
  const { request, node } = binding;
  const body = node.childForFieldName('body');
  const found = request && statementOf(request.call, types.blocks);
  if (!request || !body || found?.block.id !== body.id) return undefined;
  const all = namedChildren(body);
  const statements = all.filter(n => n.startIndex >= found.statement.startIndex);
  const text = statements.map(n => n.text).join('\n');
  const before = all.filter(n => n.endIndex <= found.statement.startIndex);
  const lost = before.flatMap(n => declaredIn(n)).some(name => word(name).test(text));
  const hidden = statements.flatMap(n => declaredIn(n)).some(name => word(name).test(around.text));
  // HttpClient refuses a message that it has sent, and a content may be gone with it.
  const spent =
    /\bSend(?:Async)?\(\s*\w+\s*[,)]|\b(?:Post|Put|Patch)Async\((?:[^(),]|\([^()]*\))+,\s*\w+\s*[,)]|\bStreamContent\b/;
  const leaves = /^(?:return|throw)_statement$/.test(statements.at(-1)?.type ?? '');
  if (lost || hidden || !leaves || spent.test(text) || text.split('\n').length > longest) return undefined;
  return statements;
}

const declaredIn = (statement: Node): string[] =>
  descendants(statement, ['variable_declarator']).flatMap(n => n.childForFieldName('name')?.text ?? []);
