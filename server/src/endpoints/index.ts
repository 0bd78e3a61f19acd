import type { ParsedDocument } from '../parsing/document';
import { clientCallAt, clientCallsIn } from './clientCall';
import { endpointsFor } from './registry';
import { routeAt, routesIn } from './routes';
import type { RequestInCode } from './types';

/** How many requests and routes of one document are listed. */
const listLimit = 300;

/**
 * The request that the code at `offset` sends, or that the route there takes. `inside` looks from within a route's handler
 * too, and past a handler's own calls only where the cursor is on none.
 */
export function requestAt(document: ParsedDocument, offset: number, inside: boolean): RequestInCode | undefined {
  const endpoints = endpointsFor(document.language.id);
  if (!endpoints) return undefined;
  return clientCallAt(document, offset, endpoints) ?? routeAt(document, offset, endpoints, inside);
}

/** All client calls and routes of a document, in order; at most three hundred. */
export function requestsIn(document: ParsedDocument): RequestInCode[] {
  const endpoints = endpointsFor(document.language.id);
  if (!endpoints) return [];
  return [...clientCallsIn(document, endpoints, listLimit), ...routesIn(document, endpoints, listLimit)]
    .sort((a, b) => a.start - b.start)
    .slice(0, listLimit);
}
