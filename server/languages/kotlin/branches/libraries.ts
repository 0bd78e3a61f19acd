import type { Library } from '../../../src/branches/types';
import { okhttp as javaOkhttp } from '../../java/branches/libraries';

/** What the code of a branch has to know of a client library besides how its status is read. */
export interface Client extends Library {
  /** A header field of a response as an expression: a string or `null`. */
  header(response: string, name: string): string;
  /** The body as text. */
  text(response: string): string;
  /** An expression that is true for a success. */
  ok(response: string): string;
  /** True where only failures get to the branch: as an exception that is caught. */
  throws: boolean;
  /** True where a response has to be closed. */
  closes: boolean;
}

const successful = (code: number): boolean => code >= 200 && code < 300;

/** https://square.github.io/okhttp/5.x/okhttp/okhttp3/-response/ */
export const okhttp: Client = {
  ...javaOkhttp,
  status: 'code',
  header: (response, name) => `${response}.header("${name}")`,
  text: response => `${response}.body?.string()`,
  ok: response => `${response}.isSuccessful`,
};

/** OkHttp before version 4, which was written in Java: functions where properties are now. */
export const okhttp3: Client = {
  ...okhttp,
  status: 'code()',
  text: response => `${response}.body()?.string()`,
};

/** https://api.ktor.io/ktor-client-core/io.ktor.client.statement/-http-response/ */
export const ktor: Client = {
  id: 'ktor',
  status: 'status',
  number: 'status.value',
  flags: { 'status.isSuccess': successful },
  reads: ['body', 'bodyAsText', 'bodyAsBytes', 'bodyAsChannel', 'readText', 'readBytes', 'receive'],
  raises: {},
  constants: { table: 'kotlin-ktor', receiver: 'HttpStatusCode' },
  header: (response, name) => `${response}.headers["${name}"]`,
  text: response => `${response}.bodyAsText()`,
  ok: response => `${response}.status.isSuccess()`,
  throws: false,
  closes: false,
};

/** With `expectSuccess`, in a `catch`: https://api.ktor.io/ktor-client-core/io.ktor.client.plugins/-response-exception/ */
export const ktorException: Client = { ...ktor, throws: true };

/** The client behind a library that this folder gave out. */
export function clientOf(library: Library): Client {
  return 'ok' in library ? (library as Client) : okhttp;
}
