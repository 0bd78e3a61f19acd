import type { CodeAction, CodeLens, Position } from 'vscode-languageserver-types';
import { requestAt, requestsIn } from '../endpoints';
import { likelyBases } from '../endpoints/bases';
import type { RequestInCode } from '../endpoints/types';
import { rangeOf, type ParsedDocument } from '../parsing/document';
import type { CodeRequest } from '../protocol';
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
    return found && toProtocol(found, document);
  });
}

/** All requests and routes of a document; of a very large one none. */
export async function requestsInDocument(uri: string, services: Services): Promise<CodeRequest[]> {
  const found = await services.documents.each(uri, document => requestsIn(document).map(r => toProtocol(r, document)));
  return found.flat();
}

/** Offers to open what stands at `position` in the request panel. */
export async function sendActions(uri: string, position: Position, services: Services): Promise<CodeAction[]> {
  const found = await requestAtPosition(uri, position, false, services);
  if (!found) return [];
  const title = `Send This Request (${label(found)})`;
  return [{ title, kind: sendKind, command: { title, command: sendCommand, arguments: [uri, found.range.start] } }];
}

/** `Send` over every request and route. */
export async function sendLenses(uri: string, services: Services): Promise<CodeLens[]> {
  const found = await requestsInDocument(uri, services);
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

function toProtocol(found: RequestInCode, document: ParsedDocument): CodeRequest {
  const { start, end, port, ...rest } = found;
  return {
    ...rest,
    range: rangeOf(document, start, Math.max(start, end)),
    ...(found.url.startsWith('/') && { bases: likelyBases(document.text, port ?? 3000) }),
  };
}
