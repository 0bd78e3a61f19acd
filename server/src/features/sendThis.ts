import type { CodeAction, CodeLens, Position } from 'vscode-languageserver-types';
import type { Interruption, Walk } from '../documents/walk';
import { mountWords, pathOfFile, requestAt, requestsIn } from '../endpoints';
import { likelyBases } from '../endpoints/bases';
import { mountOf } from '../endpoints/mounts';
import { joinPaths } from '../endpoints/path';
import type { RequestInCode } from '../endpoints/types';
import { rangeOf, type ParsedDocument } from '../parsing/document';
import type { CodeRequest, MountParams, MountResult } from '../protocol';
import type { Services } from '../services';

/** The kind of the action that opens a request from code. */
export const sendKind = 'statuswise.send';
/** The client's command: `[uri, position]`. */
export const sendCommand = 'statuswise.sendThisRequest';

/** The request that the code at `position` sends, or the route around it; `inside` looks out of a handler's body too. */
export async function requestAtPosition(
  uri: string,
  position: Position,
  inside: boolean,
  services: Services,
): Promise<CodeRequest | undefined> {
  return services.documents.parsed(uri, position, document => {
    const found = requestAt(document, document.offsetAt(position), inside);
    return found && toProtocol(found, document, uri);
  });
}

/** All requests and routes of a document; of a very large one none. */
export async function requestsInDocument(
  uri: string,
  services: Services,
  token?: Interruption,
): Promise<CodeRequest[]> {
  const requests = function* (document: ParsedDocument): Walk<CodeRequest[]> {
    const found = yield* requestsIn(document);
    return found.map(r => toProtocol(r, document, uri));
  };
  return (await services.documents.pass(uri, requests, { token })).flat();
}

/** Offers to open what stands at `position` in the request panel. */
export async function sendActions(uri: string, position: Position, services: Services): Promise<CodeAction[]> {
  const found = await requestAtPosition(uri, position, false, services);
  if (!found) return [];
  const title = `Send This Request (${label(found)})`;
  return [{ title, kind: sendKind, command: { title, command: sendCommand, arguments: [uri, found.range.start] } }];
}

/** `Send` over every request and route. */
export async function sendLenses(uri: string, services: Services, token?: Interruption): Promise<CodeLens[]> {
  const found = await requestsInDocument(uri, services, token);
  return found.map(request => ({
    range: request.range,
    command: {
      title: `Send ${request.method}`,
      tooltip: label(request),
      command: sendCommand,
      arguments: [uri, request.range.start],
    },
  }));
}

function label({ method, url }: CodeRequest): string {
  const short = url.length > 60 ? `${url.slice(0, 59)}…` : url;
  return `${method} ${short}`;
}

function toProtocol(found: RequestInCode, document: ParsedDocument, uri: string): CodeRequest {
  const { start, end, port, router, ...rest } = found;
  const languageId = document.language.id;
  const url = router === undefined ? found.url : joinPaths(pathOfFile(found, languageId, uri), found.url);
  return {
    ...rest,
    url,
    range: rangeOf(document, start, Math.max(start, end)),
    ...(url.startsWith('/') && { bases: likelyBases(document, port ?? 3000) }),
    ...(router !== undefined && { router: { name: router, ...mountWords(languageId) } }),
  };
}

/** Where another file's text mounts the router of `target`. The text need not be open. */
export async function mountIn(
  { uri, languageId, text, target, router }: MountParams,
  { documents }: Services,
): Promise<MountResult | null> {
  const path = (of: string): string => (URL.canParse(of) ? decodeURIComponent(new URL(of).pathname) : of);
  const mount = await documents.reading(uri, languageId, text, document =>
    mountOf(document, path(uri), path(target), router),
  );
  return mount ? { ...mount, router: { name: mount.router, ...mountWords(languageId) } } : null;
}
