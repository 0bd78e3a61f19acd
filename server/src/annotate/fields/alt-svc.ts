/** Alt-Svc (RFC 7838, 3): where else, and by which protocol, the same origin can be reached. */
import type { Context, Line } from '../context';
import { isToken, parseParameter, split, unquote } from '../parse/list';
import { rfc } from '../reference';
import type { Check, FieldModule, FieldWords } from '../types';
import { list, quote, seconds } from '../words';

interface Alternative {
  protocol: string;
  /** `host:port`, the host empty for the same one. */
  authority: string;
  /** Seconds; a day if left out (RFC 7838, 3.1). */
  maxAge: number;
  persist: boolean;
  text: string;
  fault?: string;
}

const DAY = 86_400;

/** One member. Never throws. */
function parseAlternative(text: string): Alternative {
  const [service = '', ...rest] = split(text, ';');
  const equals = service.indexOf('=');
  const protocol = decode(equals < 0 ? service : service.slice(0, equals));
  const raw = equals < 0 ? '' : service.slice(equals + 1);
  const authority = unquote(raw);
  const result: Alternative = { protocol, authority: authority ?? '', maxAge: DAY, persist: false, text };
  if (equals < 0) result.fault = `${quote(service, 40)} names no host and port`;
  else if (!isToken(service.slice(0, equals))) result.fault = `${quote(protocol, 40)} is no protocol name`;
  else if (authority === undefined) result.fault = `the host and port ${quote(raw, 40)} must stand in double quotes`;
  else if (!/:\d{1,5}$/.test(authority) || Number(/\d+$/.exec(authority)?.[0]) > 65_535)
    result.fault = `${quote(authority, 40)} has no port`;
  for (const each of rest) {
    const parameter = parseParameter(each);
    if (!parameter || parameter.value === undefined) {
      result.fault ??= `the parameter ${quote(each, 40)} cannot be read`;
    } else if (parameter.name === 'ma') {
      if (/^\d{1,15}$/.test(parameter.value)) result.maxAge = Number(parameter.value);
      else result.fault ??= `ma=${quote(parameter.value, 40)} is no whole number of seconds`;
    } else if (parameter.name === 'persist') result.persist = parameter.value === '1';
  }
  return result;
}

function decode(protocol: string): string {
  return protocol.replace(/%([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** What it does: reports bad syntax, and `clear` beside alternatives. Why: clients ignore the field and stay on the slower protocol. */
export const altSvcInvalid: Check = {
  id: 'alt-svc-invalid',
  level: 'error',
  reference: rfc(7838, '3'),
  *find({ response }) {
    const field = response.fields.get('alt-svc');
    if (!field) return;
    const { members } = field;
    const clear = members.filter(member => member === 'clear').length;
    if (clear && members.length > clear)
      yield {
        wrong: `Alt-Svc ${quote(field.value)} has clear beside alternatives.`,
        why: 'clear takes all alternatives back, so clients cannot tell whether there are any.',
        instead: 'The server must send clear alone, or the alternatives alone.',
        place: field.place,
      };
    const bad = members
      .filter(member => member !== 'clear')
      .map(parseAlternative)
      .find(({ fault }) => fault !== undefined);
    if (bad || !members.length)
      yield {
        wrong: `Alt-Svc ${quote(field.value)} cannot be read: ${bad?.fault ?? 'it is empty'}.`,
        why: 'Clients ignore it and stay on the protocol they have.',
        instead: 'The server must send, for example, Alt-Svc: h3=":443"; ma=86400, or clear.',
        place: field.place,
      };
  },
};

const PROTOCOLS: Record<string, string> = {
  h3: 'HTTP/3',
  h2: 'HTTP/2',
  h2c: 'HTTP/2 without TLS',
  'http/1.1': 'HTTP/1.1',
  quic: 'the early QUIC of Google',
};

function explain(line: Line, _field: unknown, { request }: Context): FieldWords {
  const members = split(line.value);
  if (members.length === 1 && members[0] === 'clear')
    return { words: 'clear: the alternatives that were named earlier are taken back.' };
  const read = members
    .slice(0, 30)
    .map(parseAlternative)
    .filter(({ fault }) => fault === undefined);
  if (!read.length) return { words: `Should name other ways to this origin, but ${quote(line.value)} cannot be read.` };
  const parts = read.map(each => {
    const name =
      PROTOCOLS[each.protocol] ?? (/^h3-/.test(each.protocol) ? `a draft of HTTP/3 (${each.protocol})` : each.protocol);
    const host = each.authority.startsWith(':')
      ? `${request.url?.hostname ?? 'the same host'}, port ${each.authority.slice(1)}`
      : each.authority;
    return {
      text: each.text,
      words: `${name} at ${host}, for ${seconds(each.maxAge)}${each.persist ? ', also after the network changes' : ''}`,
    };
  });
  return { words: `The same origin can also be reached by ${list(parts.map(part => part.words))}.`, parts };
}

export const altSvc: FieldModule = { names: ['alt-svc'], explain, checks: [altSvcInvalid] };
