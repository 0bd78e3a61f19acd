import { mountIn, requestAtPosition, requestsInDocument, sendLenses } from '../features/sendThis';
import {
  mountRequest,
  requestAtRequest,
  requestsInRequest,
  type MountParams,
  type RequestAtParams,
  type RequestsInParams,
} from '../protocol';
import type { Session } from './session';

/** Questions about the requests that a document's code describes. */
export function routeRequests({ connection, services, answer }: Session): void {
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    answer(uri, 'requestLenses', 'code lenses', () => sendLenses(uri, services, token)),
  );
  connection.onRequest(requestAtRequest, ({ textDocument: { uri }, position }: RequestAtParams) =>
    answer(uri, undefined, 'request in code', () => requestAtPosition(uri, position, true, services)),
  );
  connection.onRequest(requestsInRequest, ({ textDocument: { uri } }: RequestsInParams, token) =>
    answer(uri, undefined, 'requests in code', () => requestsInDocument(uri, services, token)),
  );
  connection.onRequest(mountRequest, (params: MountParams) =>
    answer(params.uri, undefined, 'mounts', () => mountIn(params, services)),
  );
}
