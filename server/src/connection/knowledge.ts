import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { annotate } from '../annotate/annotate';
import { readExchange } from '../annotate/readExchange';
import { decision } from '../features/decision';
import { lookup } from '../features/lookup';
import { page } from '../features/page';
import {
  annotateRequest,
  decisionRequest,
  lookupRequest,
  pageRequest,
  type LookupParams,
  type PageParams,
} from '../protocol';
import { told } from './answer';
import type { Session } from './session';

/** Questions to the catalogue, and about a response that came. */
export function routeKnowledge({ connection, services, answer }: Session): void {
  const { catalogue } = services;
  connection.onRequest(annotateRequest, (params: unknown) => {
    const read = readExchange(params);
    if ('problem' in read) return new ResponseError(ErrorCodes.InvalidParams, read.problem);
    const onFault = (where: string, error: unknown): void =>
      connection.console.error(`annotation: ${where} failed: ${told(error)}`);
    return annotate(read.exchange, { ...services.annotation, onFault });
  });
  connection.onRequest(pageRequest, (params: PageParams) => page(String(params?.page ?? ''), catalogue) ?? null);
  connection.onRequest(lookupRequest, (params: LookupParams) => {
    const asked = { ...params, query: String(params?.query ?? '') };
    return answer(asked.textDocument?.uri ?? 'no file', undefined, 'look-up', () => lookup(asked, services));
  });
  connection.onRequest(decisionRequest, () => decision(catalogue));
}
