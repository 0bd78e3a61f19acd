import type { Library } from '../../../src/branches/types';
import type { ParsedDocument } from '../../../src/parsing/document';

/** What the code of a branch has to know of a client library besides how its status is read. */
export interface Client extends Library {
  /** A header field as an `Option<&str>`: the calls behind the response, one a line. */
  header(name: string): string[];
  /** True where the call itself fails for 4xx and 5xx. */
  fails: boolean;
}

const between =
  (from: number, to: number) =>
  (code: number): boolean =>
    code >= from && code < to;

/** https://docs.rs/http/latest/http/status/struct.StatusCode.html */
const classes = {
  is_informational: between(100, 200),
  is_success: between(200, 300),
  is_redirection: between(300, 400),
  is_client_error: between(400, 500),
  is_server_error: between(500, 600),
};

/** https://docs.rs/reqwest/latest/reqwest/struct.Response.html; the blocking one has the same methods. */
export const reqwest: Client = {
  id: 'reqwest',
  status: 'status()',
  number: 'status().as_u16()',
  flags: {},
  statusFlags: classes,
  reads: ['json', 'text', 'text_with_charset', 'bytes', 'bytes_stream', 'chunk', 'copy_to', 'read_to_string'],
  raises: { error_for_status: between(400, 600), error_for_status_ref: between(400, 600) },
  constants: { table: 'rust-http', receiver: 'StatusCode', separator: '::' },
  header: name => ['.headers()', `.get("${name.toLowerCase()}")`, '.and_then(|value| value.to_str().ok())'],
  fails: false,
};

/** https://docs.rs/ureq/2/ureq/struct.Response.html: 4xx and 5xx come as `Error::Status`. */
export const ureq: Client = {
  id: 'ureq',
  status: 'status()',
  flags: {},
  reads: ['into_json', 'into_string', 'into_reader'],
  raises: {},
  header: name => [`.header("${name}")`],
  fails: true,
};

/** The client behind a library that this folder gave out. */
export function clientOf(library: Library): Client {
  return library.id === 'ureq' ? ureq : reqwest;
}

/** How ureq's error is called in this file: `ureq::Error`, or `Error` where it is imported. */
export function ureqError({ text }: ParsedDocument): string {
  return (
    /((?:\w+::)*\w*Error)::Status\(/.exec(text)?.[1] ??
    (/^\s*use\s+ureq::(?:\{[^}]*\bError\b|Error\s*;)/m.test(text) ? 'Error' : 'ureq::Error')
  );
}
