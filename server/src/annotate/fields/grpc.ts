/** Grpc-Status, Grpc-Message and Grpc-Status-Details-Bin: the outcome of a gRPC call, whatever the HTTP status. */
import type { Line } from '../context';
import type { FieldModule, FieldWords } from '../types';
import { bytes, quote } from '../words';

/** gRPC, "Status codes and their use in gRPC". */
const CODES: readonly (readonly [string, string])[] = [
  ['OK', 'the call succeeded'],
  ['CANCELLED', 'the call was cancelled, as a rule by the caller'],
  ['UNKNOWN', 'an error that the server did not map'],
  ['INVALID_ARGUMENT', 'an argument is wrong, whatever the state of the system'],
  ['DEADLINE_EXCEEDED', 'the deadline passed before it was done; it may have taken effect'],
  ['NOT_FOUND', 'what was asked for does not exist'],
  ['ALREADY_EXISTS', 'what should be created exists'],
  ['PERMISSION_DENIED', 'the caller is known and may not do this'],
  ['RESOURCE_EXHAUSTED', 'a quota or some other resource is used up'],
  ['FAILED_PRECONDITION', 'the system is not in the state that the call needs'],
  ['ABORTED', 'a conflict, such as a transaction; try the whole sequence again'],
  ['OUT_OF_RANGE', 'the call went beyond the valid range'],
  ['UNIMPLEMENTED', 'the server does not have this method'],
  ['INTERNAL', 'an invariant of the server is broken'],
  ['UNAVAILABLE', 'the service is not there just now; try again with back-off'],
  ['DATA_LOSS', 'data is lost or damaged beyond repair'],
  ['UNAUTHENTICATED', 'credentials are missing or not valid'],
];

function explain(line: Line): FieldWords {
  const { value } = line;
  switch (line.name.toLowerCase()) {
    case 'grpc-status': {
      const known = /^\d{1,2}$/.test(value) ? CODES[Number(value)] : undefined;
      return {
        words: known
          ? `${value}, ${known[0]}: ${known[1]}.`
          : `Should be a number from 0 to 16; ${quote(value, 20)} is not, so callers take it for UNKNOWN.`,
      };
    }
    case 'grpc-message':
      return {
        words:
          value === ''
            ? 'Empty: no text goes with the outcome.'
            : `The server says about the outcome: ${quote(decode(value), 300)}.`,
      };
    default:
      return {
        words: `The error with its details, as ${bytes(Math.floor((value.replace(/=+$/, '').length * 3) / 4))} of protocol buffer in base64.`,
      };
  }
}

/** Percent-encoded UTF-8; as sent where it is not. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

export const grpc: FieldModule = { names: ['grpc-status', 'grpc-message', 'grpc-status-details-bin'], explain };
