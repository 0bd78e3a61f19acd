import { isToken, split, unquote } from './list';

export interface Directive {
  /** Lower case. */
  name: string;
  /** Without quotes; `undefined` where there is no `=`. */
  value: string | undefined;
  quoted: boolean;
  /** As sent. */
  text: string;
  /** Set where the member does not have the form `token`, `token=token` or `token="string"`. */
  broken?: true;
}

/** Reads the directives of a Cache-Control value (RFC 9111, 5.2) in order; what cannot be read is marked `broken`. Never throws. */
export function parseCacheControl(value: string): Directive[] {
  return split(value).map(text => {
    const equals = text.indexOf('=');
    const name = equals < 0 ? text : text.slice(0, equals);
    const raw = equals < 0 ? undefined : text.slice(equals + 1);
    const quoted = raw?.startsWith('"') ?? false;
    const unquoted = raw === undefined || !quoted ? raw : unquote(raw);
    const good = isToken(name) && (raw === undefined || (quoted ? unquoted !== undefined : isToken(raw)));
    return { name: name.trim().toLowerCase(), value: unquoted, quoted, text, ...(!good && { broken: true as const }) };
  });
}

/** Directives whose value is a number of seconds. */
export const DELTA = new Set([
  'max-age',
  's-maxage',
  'stale-while-revalidate',
  'stale-if-error',
  'max-stale',
  'min-fresh',
]);

/** The first value of a directive in seconds; `undefined` where it is absent or no number. `max-age="60"` is read (RFC 9111, 5.2). */
export function deltaSeconds(directives: readonly Directive[], name: string): number | undefined {
  const found = directives.find(directive => directive.name === name && !directive.broken);
  return found?.value !== undefined && /^\d{1,15}$/.test(found.value) ? Number(found.value) : undefined;
}

/** Whether a directive applies to the whole response: `no-cache="Set-Cookie"` and `private="…"` do not (RFC 9111, 5.2.2.4). */
export function hasDirective(directives: readonly Directive[], name: string): boolean {
  return directives.some(directive => directive.name === name && !directive.broken && directive.value === undefined);
}
