import type { BodyExplanation, FieldError } from '../../../protocol';
import { list, quote } from '../../words';
import type { Failure } from '../failures/types';
import { show } from '../shape';

/** A text of the server, to stand within a sentence. */
export function quoted(message: string): string {
  return quote(message.replace(/\.$/, ''), 300);
}

/** The server's own words, without the full stop: `It says: "Not today"`. */
export function says(message: string): string {
  return `It says: ${quoted(message)}`;
}

/** What a body reports that fails by its own word. */
export function reported(what: string, { what: failed, message }: Failure): string {
  return `${what} reports ${failed}.${message === undefined ? '' : ` ${says(message)}.`}`;
}

/** A body of which no more is to be said than the failure that it reports. */
export function ofFailure(mediaType: string, failure: Failure): BodyExplanation {
  const words = reported('The body', failure);
  const { message } = failure;
  return message === undefined
    ? { mediaType, kinds: [], words }
    : { mediaType, kinds: ['error-message'], words, message };
}

/** The first four errors, each with its field. */
export function listed(errors: readonly FieldError[]): string {
  const each = errors.map(({ field, message }) => `${field}: ${show(message, 120).replace(/\.$/, '')}`);
  return list(each, 'and', 4);
}
