import type { Node } from 'web-tree-sitter';
import type { ParsedDocument } from '../../parsing/document';
import { boundOf } from '../judges/bound';
import { roleOf } from '../judges/role';
import { judgeName } from '../names';
import { sitesOf, type Site } from '../sites';
import type { Verdict } from '../types';
import { verdict, type Reading } from './reading';
import { readSpot } from './spot';

/** `HttpStatus.NOT_FOUND`, `NotFoundException`, `.notFound`: a constant or a class of errors. */
export function readName(reading: Reading, node: Node, offset: number): Verdict[] {
  const { document, catalogue, constants } = reading;
  // Elixir's `Plug.BadRequestError` is one node.
  const dot = node.text.lastIndexOf('.') + 1;
  const name = node.text.slice(dot);
  const start = node.startIndex + dot;
  if (name.length < 2 || name.length > 80 || offset < start) return [];
  const sites = sitesOf(node, document.structure);
  const judged = judgeName(name, start, document, sites, catalogue, constants);
  if (!judged) return [];
  const { code, evidence } = judged;
  if (judged.needsSpot) {
    // Swift's `return .notFound(nil)`
    const spot = document.text.charAt(start - 1) === '.' ? around(sites) : sites;
    return readSpot(reading, node, { code, sites: spot, spelling: 'constant', own: evidence });
  }
  const named = judged.role === 'check' ? 'assert' : roleOf(around(sites));
  const role = declares(document, node)
    ? 'define'
    : named === 'emit' &&
        judged.own &&
        (evidence.some(e => e.kind === 'catcher') || comparedAbove(document, start, code))
      ? 'check'
      : named;
  const ends = around(sites).filter(s => s.kind === 'operand' || s.kind === 'range');
  // `< http.StatusMultipleChoices`: the name of a status, but the end of a class. Dart's grammar takes the brackets of
  // `serialize<InternalServerError>(e)` for comparisons.
  const typed = /^>\s*\(/.test(document.text.slice(node.endIndex, node.endIndex + 4));
  const bound = typed ? undefined : boundOf(ends, code);
  return [verdict(document, { start, end: node.endIndex, code, role, spelling: 'constant', evidence, bound })];
}

/** A name's own call or member is part of it: the role is decided by what is around them. */
const around = (sites: Site[]): Site[] => (sites[0]?.kind === 'callee' ? sites.slice(1) : sites);

/** `NotFound = 404`, `enum { notFound(404) }`, `func NotFound(w)`: the name that is being given its meaning. */
const declares = ({ structure }: ParsedDocument, name: Node): boolean =>
  name.parent !== null &&
  structure
    .of(name.parent)
    .some(m => (m.kind === 'define' || m.kind === 'function') && m.parts.name?.some(n => n.id === name.id));

/**
 * `if (response.status === 404) throw new NotFoundError()`: an application's own error tells what came. Looks at the three
 * lines above.
 */
function comparedAbove(document: ParsedDocument, start: number, code: number): boolean {
  const line = document.positionAt(start).line;
  const above = document.text.slice(document.offsetAt({ line: Math.max(0, line - 3), character: 0 }), start);
  return new RegExp(`(?:[^!=]==|===|\\b(?:case|when))\\s*["']?${code}\\b`).test(above);
}
