/** A failure that the body reports inside a success: what its own code asks for. */
import type { Advice, AdviceKind } from '../../protocol';
import { findFailure } from '../body/failures/find';
import { graphql } from '../body/failures/graphql';
import { firstText, member } from '../body/shape';
import { mayRepeat, type Context } from '../context';
import { spec } from '../reference';
import { quote } from '../words';
import type { Adviser } from './types';

/** gRPC status to advice; the numbers are gRPC's. `UNAVAILABLE` may be repeated with back-off, the rest by their meaning. */
const GRPC: Record<number, AdviceKind> = {
  2: 'verify-then-retry',
  3: 'fix-request',
  4: 'verify-then-retry',
  5: 'fix-request',
  6: 'verify-then-retry',
  7: 'do-not-retry',
  8: 'wait-then-retry',
  9: 'verify-then-retry',
  10: 'verify-then-retry',
  11: 'fix-request',
  12: 'do-not-retry',
  13: 'verify-then-retry',
  14: 'wait-then-retry',
  16: 'reauthenticate',
};

const TEXTS: Partial<Record<AdviceKind, string>> = {
  'fix-request': 'Correct the request before sending it again.',
  'verify-then-retry': 'Find out whether the call took effect, then send it again with care.',
  'wait-then-retry': 'Send it again later, waiting longer before each try.',
  'do-not-retry': 'Do not repeat it unchanged.',
  reauthenticate: 'Get fresh credentials, then repeat the call.',
};

export const failures: Adviser = context => {
  if (context.response.class !== 2) return [];
  const failure = findFailure(context);
  if (!failure) return [];
  const reason = `The ${failure.format === 'grpc' ? 'call' : 'body'} reports ${failure.what}${failure.message === undefined ? '' : `: ${quote(failure.message, 200)}`}.`;
  if (failure.format === 'grpc') {
    const code = Number(/\d+/.exec(failure.what)?.[0] ?? 2);
    const what = GRPC[code] ?? 'verify-then-retry';
    return [
      {
        what,
        text: TEXTS[what] ?? '',
        reason,
        reference: spec('gRPC status codes', 'https://grpc.github.io/grpc/core/md_doc_statuscodes.html'),
      } satisfies Advice,
    ];
  }
  if (failure.format === 'graphql') {
    const what = graphqlAdvice(context);
    return what ? [{ what, text: TEXTS[what] ?? '', reason }] : [];
  }
  if (failure.format === 'multi-status') {
    return [
      {
        what: 'verify-then-retry',
        text: 'Go through the members and repeat only those that failed, each by its own status.',
        reason,
      },
    ];
  }
  if (failure.format === 'json-rpc') {
    const code = Number(/-?\d+/.exec(failure.what)?.[0] ?? 0);
    if ([-32700, -32600, -32601, -32602].includes(code))
      return [{ what: 'fix-request', text: TEXTS['fix-request'] ?? '', reason }];
    return [];
  }
  if (failure.format === 'home-made') {
    const code = Number(/: (\d{3})$/.exec(failure.what)?.[1] ?? 0);
    if (code === 401) return [{ what: 'reauthenticate', text: TEXTS.reauthenticate ?? '', reason }];
    if (code === 429 || code === 503)
      return [{ what: 'wait-then-retry', text: TEXTS['wait-then-retry'] ?? '', reason }];
    if (code >= 500 && !mayRepeat(context))
      return [{ what: 'verify-then-retry', text: TEXTS['verify-then-retry'] ?? '', reason }];
    if (code >= 400 && code < 500) return [{ what: 'fix-request', text: TEXTS['fix-request'] ?? '', reason }];
  }
  return [];
};

/** The code that many GraphQL servers put into an error's extensions, as Apollo Server names them. */
const GRAPHQL: Record<string, AdviceKind> = {
  UNAUTHENTICATED: 'reauthenticate',
  FORBIDDEN: 'do-not-retry',
  BAD_USER_INPUT: 'fix-request',
  BAD_REQUEST: 'fix-request',
  GRAPHQL_PARSE_FAILED: 'fix-request',
  GRAPHQL_VALIDATION_FAILED: 'fix-request',
  PERSISTED_QUERY_NOT_FOUND: 'fix-request',
  THROTTLED: 'wait-then-retry',
  RATE_LIMITED: 'wait-then-retry',
};

function graphqlAdvice(context: Context): AdviceKind | undefined {
  for (const error of (graphql(context)?.errors ?? []).slice(0, 20)) {
    const code = firstText(member(error, 'extensions'), ['code']);
    if (code !== undefined && Object.hasOwn(GRAPHQL, code)) return GRAPHQL[code];
  }
  return undefined;
}
