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
  let at = 0;
  const blanks = () => {
    const from = at;
    while (value[at] === ' ' || value[at] === '\t') at++;
    return at > from;
  };
  const word = () => {
    const from = at;
    while (at < value.length && isToken(value[at] ?? '')) at++;
    return value.slice(from, at);
  };
  const stop = (fault: string): Challenges => ({ challenges, fault });
  let current: Challenge | undefined;
  for (let left = MOST; left > 0; left--) {
    while (value[at] === ',' || value[at] === ' ' || value[at] === '\t') at++;
    if (at >= value.length) break;
    const from = at;
    const name = word();
    if (name === '') return stop(`${JSON.stringify(value.slice(at, at + 20))} is no scheme and no parameter`);
    const afterName = at;
    blanks();
    if (value[at] === '=' && value[at + 1] !== '=') {
      // A parameter of the challenge before.
      if (!current) return stop(`the scheme is missing before ${name.slice(0, 40)}`);
      const fault = parameter(current, name);
      if (fault) return stop(fault);
      continue;
    }
    // A scheme; a token68 or its first parameter may follow after a space.
    current = { scheme: name, token68: undefined, parameters: new Map() };
    if (
      value[afterName] !== undefined &&
      value[afterName] !== ' ' &&
      value[afterName] !== '\t' &&
      value[afterName] !== ','
    )
      return stop(`${JSON.stringify(value.slice(from, afterName + 1))} is no scheme`);
    challenges.push(current);
    if (at >= value.length || value[at] === ',') continue;
    const begin = at;
    const first = word();
    const end = at;
    blanks();
    if (first !== '' && value[at] === '=' && !/^=*[ \t]*(?:,|$)/.test(value.slice(at, at + 4))) {
      const fault = parameter(current, first);
      if (fault) return stop(fault);
      continue;
    }
    at = end;
    while (at < value.length && /[A-Za-z0-9\-._~+/=]/.test(value[at] ?? '')) at++;
    const token = value.slice(begin, at);
    blanks();
    if (at < value.length && value[at] !== ',')
      return stop(
        `after ${name.slice(0, 40)}, ${JSON.stringify(value.slice(begin, begin + 30))} is no parameter (name="value")`,
      );
    if (/=\s*$/.test(token) && /^[A-Za-z_-]+=$/.test(token) && token.length < 20 && isParameterName(token.slice(0, -1)))
      return stop(`the parameter ${token.slice(0, -1)} has no value`);
    current.token68 = token;
  }
  return { challenges };

  /** Reads `= value` behind a name; a fault as half a sentence. */
  function parameter(challenge: Challenge, name: string): string | undefined {
    at++;
    blanks();
    let read: string;
    if (value[at] === '"') {
      const pieces: string[] = [];
      let from = at + 1;
      let closed = false;
      for (at++; at < value.length; at++) {
        if (value[at] === '"') {
          closed = true;
          break;
        }
        if (value[at] === '\\') {
          pieces.push(value.slice(from, at));
          from = ++at;
        }
      }
      if (!closed) return `the text of ${name.slice(0, 40)} has no closing quotation mark`;
      pieces.push(value.slice(from, at));
      read = pieces.join('');
      at++;
    } else {
      read = word();
      if (read === '') return `the parameter ${name.slice(0, 40)} has no value`;
      // Bare URLs and the like: common, and read by everybody up to the comma.
    }
    blanks();
    if (at < value.length && value[at] !== ',')
      return value[at] === ';'
        ? 'a semicolon stands where a comma belongs'
        : `the value of ${name.slice(0, 40)} needs double quotes, or a comma is missing before ${JSON.stringify(value.slice(at, at + 20))}`;
    if (!challenge.parameters.has(name.toLowerCase())) challenge.parameters.set(name.toLowerCase(), read);
    return undefined;
  }
}

/** Names that are surely parameters, so that `realm=` is no token68. */
function isParameterName(name: string): boolean {
  return /^(?:realm|error|scope|nonce|charset|qop|opaque|algorithm|domain|stale)$/i.test(name);
}
