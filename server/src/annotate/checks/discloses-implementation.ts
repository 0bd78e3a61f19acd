import type { Place } from '../../protocol';
import { isJsonType } from '../parse/mediaType';
import { rfc } from '../reference';
import type { Check } from '../types';
import { list, quote } from '../words';

/** Fields whose only content is a product or framework. */
const PRODUCT_FIELDS = [
  'x-powered-by',
  'x-aspnet-version',
  'x-aspnetmvc-version',
  'x-generator',
  'x-powered-cms',
  'x-php-version',
  'x-server-powered-by',
  'x-owa-version',
  'liferay-portal',
  'microsoftsharepointteamservices',
];

/** Looked at in the body: a trace stands early, or after the message of an error page. */
const BODY_HEAD = 24 * 1024;

const TRACES: readonly (readonly [string, RegExp])[] = [
  ['Python', /Traceback \(most recent call last\)/],
  ['Java', /(?:^|\n|\\n|>)\s{0,20}(?:\\t)?at [a-zA-Z_$][\w$.]{2,200}\([A-Z]\w{0,80}\.(?:java|kt|scala):\d+\)/],
  [
    '.NET',
    /(?:^|\n|\\n|>)\s{0,20}at [A-Za-z_][\w.`<>[\]]{2,200}\([^)\n]{0,300}\)(?: in [^\n]{1,300}:line \d+|\s*(?:\\r)?(?:\\n|\n)\s{0,20}at )/,
  ],
  [
    'Node.js',
    /(?:^|\n|\\n|>|<br>)(?:\s|&nbsp;){0,20}at (?:async )?(?:[\w$.<>[\] ]{1,200} \()?(?:file:\/\/|node:|\/|[A-Z]:\\)[^\s():]{1,300}:\d+:\d+/,
  ],
  [
    'PHP',
    /(?:Fatal error|Uncaught \w+|Warning|Notice)(?:<\/b>)?: [^\n]{1,160} in (?:<b>)?(?:\/|[A-Z]:\\)[^\n]{1,160}(?:on line |:)(?:<b>)?\d+|Stack trace:\s{0,5}(?:\\n|\n)?#0 /,
  ],
  ['Ruby', /[\w/.-]{1,200}\.rb:\d+:in [`'][^'\n]{1,100}'/],
  ['Go', /goroutine \d+ \[\w+[^\]]{0,40}\]:/],
  ['Rust', /thread '[^'\n]{1,80}' panicked at /],
];

/** A trace as members: Laravel, Symfony and API Platform in debug mode. */
const TRACE_MEMBERS: typeof TRACES = [['PHP', /"file" ?: ?"[^"]{1,300}\.php", ?"line" ?: ?\d/]];

const PHP_MARKUP: typeof TRACES = [
  [
    'PHP',
    /<b>(?:Fatal error|Parse error|Warning|Notice|Deprecated)<\/b>: [^\n]{1,160} in <b>[^<\n]{1,160}<\/b> on line <b>\d/,
  ],
];

/**
 * What it does: reports product versions, framework names and stack traces.
 * Why: they help an attacker to find known holes, and nobody else (RFC 9110, 10.2.4, 17.12). A bare product name is fine.
 */
export const disclosesImplementation: Check = {
  id: 'discloses-implementation',
  level: 'info',
  reference: rfc(9110, '17.12'),
  *find({ response }) {
    const found: string[] = [];
    const lines: number[] = [];
    let first: string | undefined;
    const server = response.fields.get('server');
    for (const field of [
      ...(server && hasVersion(server.value) ? [server] : []),
      ...PRODUCT_FIELDS.flatMap(name => response.fields.get(name) ?? []),
    ]) {
      const name = field.lines[0]?.name ?? field.name;
      if (field.value === '') continue;
      first ??= name;
      found.push(`${name}: ${quote(field.value, 60)}`);
      lines.push(...field.place.lines);
    }
    const head = response.body.text?.slice(0, BODY_HEAD) ?? '';
    const json = isJsonType(response.mediaType) || /^\s{0,20}[{[]/.test(head);
    const text = json ? unescapeJson(head) : head;
    // In a success only PHP's own markup is evident: a page may be about stack traces.
    const signs = response.status < 400 ? PHP_MARKUP : json ? [...TRACES, ...TRACE_MEMBERS] : TRACES;
    const trace = signs.find(([, pattern]) => pattern.test(text));
    if (trace) found.push(`a ${trace[0]} stack trace in the body`);
    if (!found.length) return;
    const place: Place = first === undefined ? { part: 'body' } : { part: 'field', name: first, lines };
    yield {
      wrong: `The response tells what runs behind it: ${list(found)}.`,
      why: trace
        ? 'File names, functions and versions show an attacker where to try, and tell the caller nothing that it can act on.'
        : 'It shows an attacker which known holes to try; clients have no use for it.',
      instead: trace
        ? 'The server should log the trace and send an id by which it can be found.'
        : 'The server should send the bare product name or nothing (server_tokens off, ServerTokens Prod, app.disable("x-powered-by")).',
      place,
      ...(trace && { level: 'warn' as const }),
    };
  },
};

/**
 * Whether a Server value tells a version: `nginx/1.18.0`, `Jetty(9.4.51)`, `WildFly 26.1`. What stands in a comment after a space
 * is the operating system or the name of a machine (`ECS (dcb/7F83)`).
 */
function hasVersion(server: string): boolean {
  const products = server.slice(0, 1000).replace(/\s\([^()]*\)?/g, ' ');
  return /[\w.-]{1,40}\/v?\d|\w\(v?\d+\.\d|\s\d+\.\d/.test(products);
}

/** Line breaks, tabs and slashes in the strings of a JSON text, so that a trace in them reads like any other. */
function unescapeJson(text: string): string {
  return text.replace(/\\(?:n|r|t|\/|\\|u000[9aAdD])/g, escape =>
    escape === '\\/' ? '/' : escape === '\\\\' ? '\\' : /^\\(?:t|u0009)$/.test(escape) ? '\t' : '\n',
  );
}
