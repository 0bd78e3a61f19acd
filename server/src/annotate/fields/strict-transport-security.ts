/** Strict-Transport-Security (RFC 6797): the browser uses https for this host from now on. */
import type { Context, Line } from '../context';
import { isClear, isLoopback } from '../cookies';
import { isToken, split, unquote } from '../parse/list';
import { rfc, spec } from '../reference';
import type { Check, FieldModule, FieldWords } from '../types';
import { quote, seconds, span } from '../words';

interface Hsts {
  maxAge: number | undefined;
  includeSubDomains: boolean;
  preload: boolean;
  /** Why the field is ignored, as half a sentence. */
  fault?: string;
}

const YEAR = 31_536_000;
/** Below this many seconds (180 days) common guides call it too short; half a year is three days more. */
const SHORT = 15_552_000;

/** Reads one line (RFC 6797, 6.1). Directive names in any case, max-age quoted or not, unknown directives skipped. Never throws. */
export function parseHsts(value: string): Hsts {
  const result: Hsts = { maxAge: undefined, includeSubDomains: false, preload: false };
  const seen = new Set<string>();
  for (const text of split(value, ';')) {
    const equals = text.indexOf('=');
    const name = (equals < 0 ? text : text.slice(0, equals)).trim();
    const raw = equals < 0 ? undefined : text.slice(equals + 1).trim();
    if (!isToken(name) || (raw !== undefined && !isToken(raw) && unquote(raw) === undefined)) {
      result.fault ??=
        raw?.includes(',') || name.includes(',')
          ? 'a comma stands where a semicolon belongs'
          : /\s(?:includeSubDomains|preload|max-age)(?:[\s=]|$)/i.test(text)
            ? 'a semicolon is missing between directives'
            : `${quote(text, 40)} cannot be read`;
      continue;
    }
    const key = name.toLowerCase();
    if (seen.has(key)) result.fault ??= `${name} occurs twice`;
    seen.add(key);
    if (key === 'max-age') {
      const digits = raw === undefined ? undefined : (unquote(raw) ?? raw);
      if (digits !== undefined && /^\d{1,15}$/.test(digits)) result.maxAge ??= Number(digits);
      else result.fault ??= `max-age ${raw === undefined ? 'has no value' : 'is no whole number of seconds'}`;
    } else if (key === 'includesubdomains' || key === 'preload') {
      if (raw !== undefined) result.fault ??= `${name} takes no value`;
      result[key === 'preload' ? 'preload' : 'includeSubDomains'] = true;
    }
  }
  if (result.maxAge === undefined) result.fault ??= 'max-age is missing';
  return result;
}

/** What it does: reports a field that browsers have to ignore (RFC 6797, 6.1, 8.1). */
export const hstsInvalid: Check = {
  id: 'hsts-invalid',
  level: 'error',
  reference: rfc(6797, '6.1'),
  *find({ response }) {
    for (const line of response.fields.get('strict-transport-security')?.lines ?? []) {
      const { fault } = parseHsts(line.value);
      if (fault === undefined) continue;
      yield {
        wrong: `Strict-Transport-Security ${quote(line.value)} is not valid: ${fault}.`,
        why: 'Browsers ignore the whole field, so the host can still be reached, and attacked, over http.',
        instead: 'The server must send, for example, Strict-Transport-Security: max-age=31536000; includeSubDomains.',
        place: { part: 'field', name: line.name, lines: [line.index] },
      };
    }
  },
};

/** What it does: reports the field over http (RFC 6797, 7.2: MUST NOT); a server on the developer's own machine is let pass. */
export const hstsOverHttp: Check = {
  id: 'hsts-over-http',
  level: 'warn',
  reference: rfc(6797, '7.2'),
  *find({ request, response }) {
    const field = response.fields.get('strict-transport-security');
    if (!field || !isClear(request.url)) return;
    yield {
      wrong: `Strict-Transport-Security ${quote(field.first)} came over http.`,
      why: 'Browsers ignore it there, since anybody on the way could have put it in.',
      instead: 'The server should redirect http to https (308, or 301) and send the field there.',
      place: field.place,
    };
  },
};

/** What it does: reports a lifetime of 0 or below half a year, and preload without what the preload list demands. */
export const hstsWeak: Check = {
  id: 'hsts-weak',
  level: 'warn',
  reference: rfc(6797, '6.1.1'),
  *find({ request, response }) {
    const field = response.fields.get('strict-transport-security');
    if (!field || request.url?.protocol === 'http:' || isLoopback(request.url)) return;
    const { maxAge, includeSubDomains, preload, fault } = parseHsts(field.first);
    if (fault !== undefined || maxAge === undefined) return;
    const lacks = [
      ...(maxAge < YEAR ? [`a max-age of at least ${YEAR}`] : []),
      ...(includeSubDomains ? [] : ['includeSubDomains']),
    ];
    if (preload && lacks.length)
      yield {
        wrong: `Strict-Transport-Security ${quote(field.first)} has preload without ${lacks.join(' and ')}.`,
        why: 'The list that browsers ship does not take such a host, and may drop one that is on it.',
        instead: 'The server should send max-age=63072000; includeSubDomains; preload, or leave preload out.',
        place: field.place,
        reference: spec('HSTS preload list, requirements', 'https://hstspreload.org/#submission-requirements'),
      };
    else if (maxAge === 0)
      yield {
        wrong: `Strict-Transport-Security ${quote(field.first)} has a max-age of 0.`,
        why: 'Browsers forget that the host wants https, so the next visit may go over http.',
        instead: 'Unless https is being given up here, the server should send max-age=31536000 (a year).',
        place: field.place,
      };
    else if (maxAge < SHORT)
      yield {
        wrong: `Strict-Transport-Security ${quote(field.first)} holds for ${span(maxAge)} only.`,
        why: 'Who visits less often than that is unprotected on the first request, which an attacker on the network can redirect.',
        instead: 'Once https works everywhere, the server should send max-age=31536000 (a year).',
        place: field.place,
      };
  },
};

function explain(line: Line, _field: unknown, { request }: Context): FieldWords {
  const { maxAge, includeSubDomains, preload, fault } = parseHsts(line.value);
  if (fault !== undefined || maxAge === undefined)
    return {
      words: `Should tell browsers to use https only, but ${quote(line.value)} is ignored: ${fault ?? 'max-age is missing'}.`,
    };
  const host = request.url?.hostname ?? 'this host';
  if (maxAge === 0) return { words: `Browsers forget that ${host} is to be reached over https only (max-age=0).` };
  const http = request.url?.protocol === 'http:' ? ' It came over http, where browsers ignore it.' : '';
  return {
    words: `For ${seconds(maxAge)} browsers use https for ${host}${includeSubDomains ? ' and all its subdomains' : ' (its subdomains not included)'}, whatever a link says${preload ? '; the owner agrees to be on the list that browsers ship (preload)' : ''}.${http}`,
  };
}

export const strictTransportSecurity: FieldModule = {
  names: ['strict-transport-security'],
  explain,
  checks: [hstsInvalid, hstsOverHttp, hstsWeak],
};
