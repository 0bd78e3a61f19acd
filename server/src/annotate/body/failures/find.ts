/**
 * Failures that a body or a trailer field reports, whatever the status line says: GraphQL, JSON-RPC, SOAP, gRPC, multi-status,
 * and the habits of home-made APIs (`success: false`). One file a format, tried in turn.
 */
import { contentAllowed, type Context } from '../../context';
import { isXmlType } from '../../parse/mediaType';
import { looksJson } from '../looksJson';
import { graphqlFailure } from './graphql';
import { grpc } from './grpc';
import { homeMade } from './homeMade';
import { jsonRpc } from './jsonRpc';
import { multiStatusJson, multiStatusXml } from './multiStatus';
import type { Failure } from './types';
import { plainXml, soap } from './xml';

const cache = new WeakMap<Context, { failure: Failure | undefined }>();

/** The failure that the response reports beside its status code. */
export function findFailure(context: Context): Failure | undefined {
  let known = cache.get(context);
  if (!known) {
    known = { failure: grpc(context) ?? (contentAllowed(context) ? inBody(context) : undefined) };
    cache.set(context, known);
  }
  return known.failure;
}

function inBody(context: Context): Failure | undefined {
  const { response } = context;
  const { body, mediaType } = response;
  if (body.empty || response.status === 206) return undefined;
  if (looksJson(context)) {
    const { value } = body;
    if (value === undefined) return undefined;
    return (
      (response.status === 207 ? multiStatusJson(value) : undefined) ??
      jsonRpc(value) ??
      graphqlFailure(context) ??
      homeMade(value)
    );
  }
  if (isXmlType(mediaType) || /^\s*</.test(body.text?.slice(0, 100) ?? '')) {
    const text = body.text ?? '';
    return response.status === 207 ? multiStatusXml(text, context.request.method) : (soap(text) ?? plainXml(text));
  }
  return undefined;
}
