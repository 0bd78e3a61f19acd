/** What can be wrong with any field line, whatever its name. */
import type { Field, Line } from '../context';
import { isToken } from '../parse/list';
import { rfc } from '../reference';
import type { AnnotateServices, Check } from '../types';
import { bytes, count, list, quote } from '../words';

/** Fields that may occur once: each section defines a single value, not a list (RFC 9110, 5.3). */
const SINGLETONS = new Set(
  (
    'access-control-allow-credentials access-control-allow-origin access-control-max-age age content-disposition content-length ' +
    'content-location content-md5 content-range content-type cross-origin-embedder-policy cross-origin-opener-policy ' +
    'cross-origin-resource-policy date deprecation etag expires grpc-status last-modified location origin-agent-cluster ' +
    'proxy-authentication-info retry-after server sourcemap strict-transport-security sunset x-content-type-options x-frame-options'
  ).split(' '),
);

/** Browsers read these as lists, so the same value twice does no harm (HTML; Fetch). */
const LISTLIKE = new Set(['x-content-type-options', 'x-frame-options']);

/** What it does: reports a repeated field that may occur once. Why: recipients take the first, the last, or a joined value. */
export const duplicateSingletonHeader: Check = {
  id: 'duplicate-singleton-header',
  level: 'error',
  harm: 4,
  reference: rfc(9110, '5.3'),
  *find({ response, services }) {
    for (const field of response.fields) {
      if (field.lines.length < 2) continue;
      if (!SINGLETONS.has(field.name) && services.fields.get(field.name)?.structured !== 'item') continue;
      const values =
        [...new Set(field.lines.map(line => line.value.toLowerCase()))].length === 1
          ? [field.first]
          : [...new Set(field.lines.map(line => line.value))];
      if (values.length === 1 && LISTLIKE.has(field.name)) continue;
      const name = field.lines[0]?.name ?? field.name;
      yield {
        wrong: `${name} occurs ${field.lines.length} times, ${values.length === 1 ? `each time as ${quote(field.first)}` : `with ${list(values.map(value => quote(value, 60)))}`}, though a response may have it once.`,
        why:
          values.length === 1
            ? 'Recipients that join repeated lines with a comma get a value that they cannot read.'
            : 'Some recipients take the first line, others the last, and others a joined value that means nothing.',
        instead: 'The server must send it once; look for a proxy or middleware that adds a second line.',
        place: field.place,
      };
    }
  },
};

/**
 * What it does: reports a field name that is no token (RFC 9110, 5.1, 5.6.2).
 * Why: recipients drop the line, or take it for the end of the fields. Pseudo-fields of HTTP/2 that a client shows are let pass.
 */
export const headerNameInvalid: Check = {
  id: 'header-name-invalid',
  level: 'error',
  harm: 4,
  reference: rfc(9110, '5.1'),
  *find({ response }) {
    const bad = response.fields.lines.filter(
      line => !isToken(line.name) && !(response.major >= 2 && line.name === ':status'),
    );
    const [first] = bad;
    if (!first) return;
    yield {
      wrong: `${bad.length === 1 ? 'The field name' : 'The field names'} ${list(bad.map(line => quote(line.name, 40)))} ${bad.length === 1 ? 'is' : 'are'} not allowed: ${whyName(first.name)}.`,
      why: 'Strict recipients refuse the whole response, and lenient ones disagree about the name, which attackers use.',
      instead: "The server must use letters, digits and !#$%&'*+-.^_`|~ only, with the colon straight after the name.",
      place: { part: 'field', name: first.name, lines: bad.map(line => line.index) },
    };
  },
};

function whyName(name: string): string {
  if (name === '') return 'the name is empty';
  if (/[ \t]$/.test(name)) return 'whitespace stands before the colon';
  if (/[ \t]/.test(name)) return 'a name has no spaces';
  return 'a character is not allowed in a name';
}

/** What it does: reports bytes above 0x7F (RFC 9110, 5.5). Why: nothing says which charset they are in. */
export const headerValueNonAscii: Check = {
  id: 'header-value-non-ascii',
  level: 'warn',
  reference: rfc(9110, '5.5'),
  *find({ response }) {
    const bad = response.fields.lines.filter(line => /[\u0080-\uffff]/.test(line.value));
    const [first] = bad;
    if (!first) return;
    const text = asUtf8(first.value);
    yield {
      wrong: `${names(bad)} ${bad.length === 1 ? 'holds' : 'hold'} bytes beyond ASCII: ${quote(text ?? first.value)}${text === undefined ? '' : ' (read as UTF-8)'}.`,
      why: 'Nothing says in which charset they are, so clients show different characters, and some refuse the response.',
      instead:
        'The server should send ASCII, and encode the rest the way the field provides: percent-encoding, filename*, or a Display String.',
      place: { part: 'field', name: first.name, lines: bad.map(line => line.index) },
    };
  },
};

/** The text whose UTF-8 bytes a value holds one by one; `undefined` where they are not UTF-8. */
export function asUtf8(value: string): string | undefined {
  const codes = Array.from(value, c => c.charCodeAt(0));
  if (codes.some(code => code > 0xff)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(codes));
  } catch {
    return undefined;
  }
}

/** What it does: reports NUL, CR, LF and other control characters in a value (RFC 9110, 5.5). */
export const headerValueControl: Check = {
  id: 'header-value-control',
  level: 'error',
  harm: 6,
  reference: rfc(9110, '5.5'),
  *find({ response }) {
    const bad = response.fields.lines.filter(line => /[\u0000-\u0008\u000a-\u001f\u007f]/.test(line.value));
    const [first] = bad;
    if (!first) return;
    yield {
      wrong: `${names(bad)} ${bad.length === 1 ? 'holds' : 'hold'} a control character: ${quote(first.value)}.`,
      why: 'A line break in a value lets whoever chose it write further fields or a whole response; recipients that notice refuse the message.',
      instead: 'The server must refuse control characters in what it puts into a field.',
      place: { part: 'field', name: first.name, lines: bad.map(line => line.index) },
    };
  },
};

/** Common limits of servers and clients are 8 KiB a line and 16 KiB or more for all fields. */
const LARGEST_LINE = 8192;

/** What it does: reports a field line above 8 KiB. Why: proxies and clients with common limits refuse the response. */
export const headerTooLarge: Check = {
  id: 'header-too-large',
  level: 'warn',
  harm: 2,
  reference: rfc(9110, '5.4'),
  *find({ response }) {
    const size = (line: Line) => line.name.length + 2 + line.value.length;
    const bad = response.fields.lines.filter(line => size(line) > LARGEST_LINE);
    const [first] = bad;
    if (!first) return;
    yield {
      wrong: `${names(bad)} ${bad.length === 1 ? `is a line of ${bytes(size(first))}` : `are lines of up to ${bytes(bad.reduce((most, line) => Math.max(most, size(line)), 0))}`}.`,
      why: 'Many proxies and clients refuse a line above 8 KiB, so the response gets lost on the way, typically as a 502.',
      instead: 'The server should keep state on its side, or send the data in the body.',
      place: { part: 'field', name: first.name, lines: bad.map(line => line.index) },
    };
  },
};

/** Fields of requests that are not registered, or whose registration does not say so. */
const REQUEST_ONLY = new Set(
  (
    'access-control-request-private-network device-memory dnt forwarded save-data sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user ' +
    'upgrade-insecure-requests x-csrftoken x-forwarded-for x-http-method-override x-requested-with'
  ).split(' '),
);

/** Registered for requests alone; an old field is reported as such, and a page of the catalogue knows of a use in responses. */
function isRequestOnly(name: string, services: AnnotateServices): boolean {
  const registered = services.fields.registered(name);
  if (registered?.in.join() !== 'request') return false;
  return (
    (registered.standing === 'permanent' || registered.standing === 'provisional' || name === 'accept-charset') &&
    !services.fields.get(name)?.in.includes('response')
  );
}

/** What it does: reports a field that only means something in requests. Why: clients ignore it; often a proxy echoes what it got. */
export const requestHeaderInResponse: Check = {
  id: 'request-header-in-response',
  level: 'warn',
  reference: rfc(9110, '10.1'),
  *find({ response, services }) {
    const found = [...response.fields].filter(({ name }) => REQUEST_ONLY.has(name) || isRequestOnly(name, services));
    const [first] = found;
    if (!first) return;
    const secret = found.find(field => /^(?:proxy-)?authorization$|^cookie$/.test(field.name));
    yield {
      wrong: `${list(found.map(field => `${field.lines[0]?.name ?? field.name}: ${secret === field ? 'a credential' : quote(field.first, 40)}`))} ${found.length === 1 ? 'belongs' : 'belong'} in a request, not in a response.`,
      why: secret
        ? "Clients ignore it, and it shows the request's credentials to every cache and log on the way back."
        : `Clients ignore ${found.length === 1 ? 'it' : 'them'}, so whatever the server meant by it has no effect.`,
      instead: suggestion(found),
      place: {
        part: 'field',
        name: first.lines[0]?.name ?? first.name,
        lines: found.flatMap(field => field.place.lines),
      },
    };
  },
};

function suggestion(found: readonly Field[]): string {
  const names = found.map(field => field.name);
  if (names.includes('cookie'))
    return 'The server should send Set-Cookie to set a cookie, and else leave the field out.';
  if (names.includes('range')) return 'The server should send Content-Range with a 206, and else leave the field out.';
  if (names.includes('accept-language'))
    return 'The server should send Content-Language to say which language this is, and else leave the field out.';
  if (names.includes('origin'))
    return 'The server should send Access-Control-Allow-Origin to let an origin read the response, and else leave the field out.';
  return `The server should leave ${found.length === 1 ? 'it' : 'them'} out.`;
}

function names(lines: readonly Line[]): string {
  const distinct = [...new Set(lines.map(line => quote(line.name, 40).slice(1, -1)))];
  return distinct.length > 8
    ? `${list(distinct.slice(0, 3))} and ${count(distinct.length - 3, 'more field')}`
    : list(distinct);
}
