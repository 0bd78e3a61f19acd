/** Challenges of WWW-Authenticate and Proxy-Authenticate (RFC 9110, 11.3, 11.6.1). Linear; never throws. */
import { isToken } from './list';

export interface Challenge {
  /** As sent. */
  scheme: string;
  token68: string | undefined;
  /** Names in lower case; the first of repeats counts. */
  parameters: Map<string, string>;
}

export interface Challenges {
  challenges: Challenge[];
  /** Why reading stopped, as half a sentence. */
  fault?: string;
}

/** More than this many parameters and schemes are not read. */
const MOST = 200;

export function parseChallenges(value: string): Challenges {
  const challenges: Challenge[] = [];
  const reader = new Reader(value);
  for (let left = MOST; left > 0 && reader.toMember(); left--) {
    const fault = readMember(reader, challenges);
    if (fault) return { challenges, fault };
  }
  return { challenges };
}

/** Where reading stands in a field value. */
class Reader {
  at = 0;

  constructor(readonly value: string) {}

  get char(): string | undefined {
    return this.value[this.at];
  }

  /** Nothing of this member is left. */
  get ended(): boolean {
    return this.at >= this.value.length || this.char === ',';
  }

  /** Goes to the next member of the list; false at the end. */
  toMember(): boolean {
    while (this.char === ',' || isBlank(this.char)) this.at++;
    return this.at < this.value.length;
  }

  blanks(): void {
    while (isBlank(this.char)) this.at++;
  }

  /** A token; empty where none stands. */
  word(): string {
    return this.run(isToken);
  }

  run(takes: (char: string) => boolean): string {
    const from = this.at;
    while (this.at < this.value.length && takes(this.char ?? '')) this.at++;
    return this.value.slice(from, this.at);
  }

  /** What stands from here on, as a text to quote in a fault. */
  ahead(length: number, from = this.at): string {
    return JSON.stringify(this.value.slice(from, from + length));
  }
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}

/** Reads a parameter of the challenge before, or a new challenge with what follows its scheme. A fault as half a sentence. */
function readMember(reader: Reader, challenges: Challenge[]): string | undefined {
  const { value, at: from } = reader;
  const name = reader.word();
  if (name === '') return `${reader.ahead(20)} is no scheme and no parameter`;
  const end = reader.at;
  reader.blanks();
  if (reader.char === '=' && value[reader.at + 1] !== '=') {
    const current = challenges.at(-1);
    return current ? readParameter(reader, current, name) : `the scheme is missing before ${name.slice(0, 40)}`;
  }
  if (end < value.length && value[end] !== ',' && !isBlank(value[end]))
    return `${reader.ahead(end + 1 - from, from)} is no scheme`;
  const challenge: Challenge = { scheme: name, token68: undefined, parameters: new Map() };
  challenges.push(challenge);
  return reader.ended ? undefined : readDetails(reader, challenge);
}

/** What follows a scheme after a space: its first parameter, or a token68. */
function readDetails(reader: Reader, challenge: Challenge): string | undefined {
  const { value, at: begin } = reader;
  const first = reader.word();
  const end = reader.at;
  reader.blanks();
  if (first !== '' && reader.char === '=' && !/^=*[ \t]*(?:,|$)/.test(value.slice(reader.at, reader.at + 4)))
    return readParameter(reader, challenge, first);
  reader.at = end;
  reader.run(char => /[A-Za-z0-9\-._~+/=]/.test(char));
  const token = value.slice(begin, reader.at);
  reader.blanks();
  if (!reader.ended)
    return `after ${challenge.scheme.slice(0, 40)}, ${reader.ahead(30, begin)} is no parameter (name="value")`;
  if (/^[A-Za-z_-]+=$/.test(token) && token.length < 20 && isParameterName(token.slice(0, -1)))
    return `the parameter ${token.slice(0, -1)} has no value`;
  challenge.token68 = token;
  return undefined;
}

/** Reads `= value` behind a name; a fault as half a sentence. */
function readParameter(reader: Reader, { parameters }: Challenge, name: string): string | undefined {
  reader.at++;
  reader.blanks();
  const quoted = reader.char === '"';
  // Bare URLs and the like: common, and read by everybody up to the comma.
  const read = quoted ? readQuoted(reader) : reader.word();
  if (read === undefined) return `the text of ${name.slice(0, 40)} has no closing quotation mark`;
  if (!quoted && read === '') return `the parameter ${name.slice(0, 40)} has no value`;
  reader.blanks();
  if (!reader.ended)
    return reader.char === ';'
      ? 'a semicolon stands where a comma belongs'
      : `the value of ${name.slice(0, 40)} needs double quotes, or a comma is missing before ${reader.ahead(20)}`;
  const key = name.toLowerCase();
  if (!parameters.has(key)) parameters.set(key, read);
  return undefined;
}

/** The text of a quoted string, its escapes taken off; undefined where it is not closed. */
function readQuoted(reader: Reader): string | undefined {
  const { value } = reader;
  const pieces: string[] = [];
  let from = ++reader.at;
  for (; reader.at < value.length; reader.at++) {
    if (reader.char === '"') {
      pieces.push(value.slice(from, reader.at++));
      return pieces.join('');
    }
    if (reader.char === '\\') {
      pieces.push(value.slice(from, reader.at));
      from = ++reader.at;
    }
  }
  return undefined;
}

/** Names that are surely parameters, so that `realm=` is no token68. */
function isParameterName(name: string): boolean {
  return /^(?:realm|error|scope|nonce|charset|qop|opaque|algorithm|domain|stale)$/i.test(name);
}
