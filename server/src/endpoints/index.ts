import type { Walk } from '../documents/walk';
import type { ParsedDocument } from '../parsing/document';
import { clientCallAt, clientCallsIn } from './clientCall';
import { endpointsFor } from './registry';
import { routeAt, routeMethodAt, routesIn } from './routes';
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

/** The method of the route whose registration or handler holds `offset`: `POST`; GET where it takes every one. */
export function methodOfRouteAt(document: ParsedDocument, offset: number): string | undefined {
  const endpoints = endpointsFor(document.language.id);
  return endpoints && routeMethodAt(document, offset, endpoints);
}

/** The path that a framework gives all routes of a file by where it lies: Laravel's `routes/api.php`. */
export function pathOfFile({ library }: RequestInCode, languageId: string, uri: string): string {
  const files = endpointsFor(languageId)?.prefixes?.files ?? [];
  return files.find(f => f.framework === library && f.file.test(uri))?.path ?? '';
}

/** What is called where a router of another file is taken in, and where all routes are; empty where that is not read. */
export function mountWords(languageId: string): { mountedWith: string[]; prefixedWith: string[] } {
  const { mounts = [], global = [] } = endpointsFor(languageId)?.prefixes ?? {};
  return { mountedWith: [...mounts], prefixedWith: [...global] };
}

/** All client calls and routes of a document, in order; at most three hundred. */
export function* requestsIn(document: ParsedDocument): Walk<RequestInCode[]> {
  const endpoints = endpointsFor(document.language.id);
  if (!endpoints) return [];
  const calls = yield* clientCallsIn(document, endpoints, listLimit);
  const routes = yield* routesIn(document, endpoints, listLimit);
  return [...calls, ...routes].sort((a, b) => a.start - b.start).slice(0, listLimit);
}
