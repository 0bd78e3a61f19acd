import type { Reference } from '../../protocol';
import { findFailure } from '../body/failures/find';
import type { Failure } from '../body/failures/types';
import { rfc, spec } from '../reference';
import type { Check } from '../types';
import { quote } from '../words';

const REFERENCES: Partial<Record<Failure['format'], Reference>> = {
  'multi-status': rfc(4918, '13'),
  graphql: spec('GraphQL over HTTP, 6.4', 'https://graphql.github.io/graphql-over-http/draft/#sec-Status-Codes'),
};

const INSTEAD: Record<Failure['format'], string> = {
  graphql:
    'Clients have to read errors in any case; with application/graphql-response+json the server can send 4xx or 5xx when there is no data.',
  'json-rpc':
    'JSON-RPC is often sent this way; clients have to read error before result, and monitoring has to look into the body.',
  soap: 'The server should send a SOAP fault with 500 (or 400 for the sender’s mistake).',
  grpc: 'gRPC always sends 200; clients have to read grpc-status, and proxies and monitoring have to know it too.',
  'multi-status': 'That is what 207 is for; clients have to check each member.',
  'home-made': 'The server should send the 4xx or 5xx that fits, best with problem details (application/problem+json).',
};

/**
 * What it does: reports a 2xx whose body tells of a failure.
 * Why: clients, caches and monitoring that look at the status alone take it for a success (RFC 9205, 4.6).
 */
export const errorInSuccessBody: Check = {
  id: 'error-in-success-body',
  level: 'warn',
  harm: 7,
  reference: rfc(9205, '4.6'),
  *find(context) {
    const { response } = context;
    if (response.class !== 2) return;
    const problem = response.mediaType?.essence === 'application/problem+json' && !response.body.empty;
    const failure = findFailure(context);
    if (!failure && !problem) return;
    const said =
      failure?.message === undefined || failure.what.endsWith(quote(failure.message))
        ? ''
        : `${failure.what.startsWith('"') ? ' and says' : ':'} ${quote(failure.message, 200)}`;
    yield {
      wrong: `The status is ${response.status}, but the ${failure?.format === 'grpc' ? 'call' : 'body'} reports ${failure ? failure.what : 'a problem (application/problem+json)'}${said}.`,
      why: 'Code that looks at the status alone takes this for a success, and so do caches, retries and monitoring.',
      instead: INSTEAD[failure?.format ?? 'home-made'],
      place:
        failure?.format === 'grpc' && response.fields.has('grpc-status')
          ? { part: 'field', name: 'grpc-status', lines: response.fields.get('grpc-status')?.place.lines ?? [] }
          : { part: 'body' },
      ...(failure && REFERENCES[failure.format] && { reference: REFERENCES[failure.format] }),
    };
  },
};
