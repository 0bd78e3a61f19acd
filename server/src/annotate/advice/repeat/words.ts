import { gist } from '../../body/errorMessage';
import { quote } from '../../words';
import type { Readable } from '../types';

/** The server's own words, as a sentence. Those of a proxy's page are not the server's. */
export function told({ body, status }: Readable): string | undefined {
  const said = body.message === undefined ? undefined : gist(body.message, status.phrase);
  return said === undefined ? undefined : `The server says: ${quote(said, 200)}.`;
}

/** Says that the answer is not the application's. */
export function between({ answeredBy }: Readable): string {
  return answeredBy?.role === 'proxy'
    ? ` It comes from ${answeredBy.name}, not from the application (${answeredBy.evidence}).`
    : '';
}

/** A method for a sentence; hostile ones are cut. */
export function show(method: string): string {
  return /^[!-~]{1,30}$/.test(method) ? method : quote(method, 30);
}

/** With a full stop, where it has none. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
