import type { Library } from '../../../src/branches/types';

/** What the code of a branch has to know of a client library besides how its status is read. */
export interface Client extends Library {
  /** A header field of a response as an expression; an empty string where the field is missing. */
  header(response: string, name: string): string;
  /** The beginning of the body as text: statements that read it, and the expression. */
  text(response: string, name: string): { lines: string[]; value: string };
  /** Reads the body as JSON into the variable `into`; an expression for an error. */
  decode(response: string, into: string): string;
  /** The status code and its phrase: `422 Unprocessable Entity`. */
  line(response: string): string;
  /** The URL that a response's Location means, as an expression for a `*url.URL` and an error. */
  location(response: string): string;
  /** True where a body has to be closed. */
  closes: boolean;
}

/** https://pkg.go.dev/net/http#Response */
export const netHttp: Client = {
  id: 'net/http',
  status: 'StatusCode',
  flags: {},
  reads: ['Body'],
  raises: {},
  header: (response, name) => `${response}.Header.Get("${name}")`,
  text: (response, name) => ({
    lines: [`${name}, _ := io.ReadAll(io.LimitReader(${response}.Body, 1<<16))`],
    value: name,
  }),
  decode: (response, into) => `json.NewDecoder(io.LimitReader(${response}.Body, 1<<16)).Decode(&${into})`,
  line: response => `${response}.Status`,
  location: response => `${response}.Location()`,
  closes: true,
};

/** https://pkg.go.dev/github.com/go-resty/resty/v2#Response: every status is given back, the body is read already. */
export const resty: Client = {
  id: 'resty',
  status: 'StatusCode()',
  flags: { IsSuccess: code => code >= 200 && code < 300, IsError: code => code >= 400 },
  reads: ['Body', 'String', 'Result', 'RawBody'],
  raises: {},
  header: (response, name) => `${response}.Header().Get("${name}")`,
  text: response => ({ lines: [], value: `${response}.String()` }),
  decode: (response, into) => `json.Unmarshal(${response}.Body(), &${into})`,
  line: response => `${response}.Status()`,
  location: response => `${response}.RawResponse.Location()`,
  closes: false,
};

/** The client behind a library that this folder gave out. */
export function clientOf(library: Library): Client {
  return library.id === 'resty' ? resty : netHttp;
}
