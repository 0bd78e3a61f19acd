import { cookiePlace, cookiesOf } from '../cookies';
import { nearest } from '../parse/nearest';
import type { Cookie, CookieAttribute } from '../parse/setCookie';
import { ATTRIBUTES, bis } from '../parse/setCookieSpec';
import type { Check } from '../types';
import { quote } from '../words';

/** Left from RFC 2109; Java servers still send them. */
const OLD = new Set(['version', 'comment', 'commenturl', 'discard', 'port']);

/**
 * What it does: reports an attribute, or a value of one, that browsers do not know; and a cookie joined to the one before it.
 * Why: browsers skip it, so the cookie is less protected, or kept elsewhere, than the server believes.
 */
export const cookieAttributeInvalid: Check = {
  id: 'cookie-attribute-invalid',
  level: 'warn',
  reference: bis('5.6'),
  *find(context) {
    for (const cookie of cookiesOf(context)) {
      for (const attribute of cookie.attributes) {
        const problem = judge(attribute);
        if (!problem) continue;
        yield {
          wrong: `The cookie ${quote(cookie.name, 40)} has ${quote(attribute.text, 60)}${problem.wrong.startsWith('which ') ? ', ' : ': '}${problem.wrong}.`,
          why: problem.why,
          instead: problem.instead,
          place: cookiePlace(cookie),
        };
        if (problem.joined) break;
      }
    }
  },
};

interface Verdict {
  wrong: string;
  why: string;
  instead: string;
  joined?: true;
}

function judge(attribute: CookieAttribute): Verdict | undefined {
  return joinedCookie(attribute) ?? (RULES.get(attribute.key) ?? unknown)(attribute);
}

function joinedCookie({ key, text }: CookieAttribute): Verdict | undefined {
  const joined = /^[^,]{0,200}, ?([!#$%&'*+\-.^_`|~0-9A-Za-z]{1,100})=/.exec(text);
  if (!joined || key === 'expires') return undefined;
  return {
    wrong: `a second cookie, ${quote(joined[1] ?? '', 40)}, seems to be joined to it with a comma`,
    why: 'Set-Cookie is the one field that cannot be joined: browsers lose the second cookie and misread the first.',
    instead: 'The server must send one Set-Cookie line for each cookie; look for a proxy or library that joins them.',
    joined: true,
  };
}

/** What is wrong with the value, by attribute. */
const RULES = new Map<string, (attribute: CookieAttribute) => Verdict | undefined>([
  ['samesite', sameSite],
  ['secure', flag],
  ['httponly', flag],
  ['partitioned', flag],
  ['path', path],
  ['priority', priority],
  // Other checks look at these.
  ['expires', () => undefined],
  ['max-age', () => undefined],
  ['domain', () => undefined],
]);

function sameSite({ value }: CookieAttribute): Verdict | undefined {
  if (value !== undefined && /^(?:strict|lax|none)$/i.test(value)) return undefined;
  return {
    wrong: value ? 'the value is none of Strict, Lax and None' : 'the value is missing',
    why: 'Browsers then use their default, which is Lax in some and no restriction in others.',
    instead: 'The server should send SameSite=Lax, SameSite=Strict, or SameSite=None with Secure.',
  };
}

function flag({ key, name, value }: CookieAttribute): Verdict | undefined {
  if (value === undefined || value === '') return undefined;
  const right = ATTRIBUTES[key] ?? name;
  return {
    wrong: `${right} is a flag and takes no value`,
    why: /^(?:false|0|no|off)$/i.test(value)
      ? 'Browsers look at the name only, so the flag is set although the value says otherwise.'
      : 'Browsers ignore the value; other clients may ignore the flag.',
    instead: `The server should send ${right} alone, or leave it out.`,
  };
}

function path({ value }: CookieAttribute): Verdict | undefined {
  if (value?.startsWith('/')) return undefined;
  return {
    wrong: value ? 'a path begins with a slash' : 'the value is missing',
    why: "Browsers take the directory of the request's path instead, so the cookie may be missing on other pages.",
    instead: 'The server should send a path such as Path=/.',
  };
}

function priority({ value }: CookieAttribute): Verdict | undefined {
  if (value !== undefined && /^(?:low|medium|high)$/i.test(value)) return undefined;
  return {
    wrong: 'Priority is Low, Medium or High',
    why: 'Browsers ignore another value.',
    instead: 'The server should leave Priority out, or send one of the three.',
  };
}

function unknown({ key, name }: CookieAttribute): Verdict {
  const meant = nearest(key.replace(/[^a-z]/g, ''), ['httponly', 'samesite', 'maxage', 'expires', 'domain', 'secure']);
  const right = meant === undefined ? undefined : (ATTRIBUTES[meant] ?? 'Max-Age');
  return {
    wrong: OLD.has(key)
      ? `${name} comes from an early form of cookies that browsers do not read`
      : 'which is no attribute that browsers know',
    why: right
      ? `They skip it, so the cookie is set without ${right}.`
      : 'They skip it, so what it was meant to do does not happen.',
    instead: right ? `The server should write ${right}.` : 'The server should leave it out.',
  };
}

/**
 * What it does: reports a Set-Cookie without a name or without `=`.
 * Why: user agents that follow RFC 6265 drop it, and browsers keep a cookie that has no name.
 */
export const cookieInvalid: Check = {
  id: 'cookie-invalid',
  level: 'warn',
  reference: bis('5.6'),
  *find(context) {
    for (const cookie of cookiesOf(context)) {
      if (cookie.name !== '') continue;
      yield {
        wrong: `Set-Cookie ${quote(cookie.line.value, 60)} ${nothing(cookie)}.`,
        why: 'Browsers differ: some drop it, others keep a cookie without a name, which most servers cannot read back.',
        instead: 'The server should send name=value before the first semicolon.',
        place: cookiePlace(cookie),
      };
    }
  },
};

function nothing({ nameless, value }: Cookie): string {
  if (value === '') return 'sets neither a name nor a value';
  return nameless ? 'has no "=" between a name and a value' : 'has no name before the "="';
}
