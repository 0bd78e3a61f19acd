import { randomUUID } from 'crypto';

/** Looks a variable up; undefined where it has no value. */
export type Lookup = (name: string) => string | undefined;

export interface Resolved {
  text: string;
  /** Names that stayed as they were for want of a value, each once. */
  missing: string[];
}

const pattern = /\{\{\s*([^{}]+?)\s*\}\}/g;

/**
 * Fills in `{{name}}`. A value may use variables itself, ten levels deep; a circle counts as missing.
 * `{{$uuid}}` (or `$guid`), `{{$timestamp -1 d}}` (seconds, moved where asked), `{{$isoTimestamp}}`,
 * `{{$datetime rfc1123|iso8601|"YYYY-MM-DD" 2 h}}`, its local kin `$localDatetime`, and `{{$randomInt 1 6}}` (upper bound
 * excluded) make a value afresh each time. Any other `$name` is looked up, arguments and all.
 */
export function resolveVariables(text: string, lookup: Lookup, now: () => Date = () => new Date()): Resolved {
  const missing = new Set<string>();
  const fill = (input: string, depth: number): string =>
    input.replace(pattern, (whole, inner: string) => {
      const value = (inner.startsWith('$') ? generated(inner, now) : undefined) ?? lookup(inner);
      if (value === undefined || depth > 10) {
        missing.add(inner);
        return whole;
      }
      return fill(value, depth + 1);
    });
  return { text: fill(text, 0), missing: [...missing] };
}

/** The variables a text asks for, each once, in order. */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map(match => match[1] ?? ''))];
}

function generated(call: string, now: () => Date): string | undefined {
  const [name, ...args] = call.split(/\s+/);
  switch (name) {
    case '$uuid':
    case '$guid':
      return randomUUID();
    case '$timestamp':
      return secondsOf(moved(now(), args));
    case '$isoTimestamp':
      return now().toISOString();
    case '$datetime':
    case '$localDatetime':
      return datetime(call, now(), name === '$localDatetime');
    case '$randomInt': {
      const low = Number(args[0] ?? 0);
      const high = Number(args[1] ?? 1000);
      return Number.isInteger(low) && Number.isInteger(high) && low < high
        ? String(low + Math.floor(Math.random() * (high - low)))
        : undefined;
    }
    default:
      return undefined;
  }
}

const secondsOf = (date: Date | undefined): string | undefined => date && String(Math.floor(date.getTime() / 1000));

/** A date moved by `-3 d`: years, months, weeks, days, hours, minutes, seconds, milliseconds. undefined for anything else. */
function moved(from: Date, [amount, unit]: string[]): Date | undefined {
  if (amount === undefined) return from;
  const by = Number(amount);
  const date = new Date(from);
  if (!Number.isInteger(by) || Math.abs(by) > 1e9) return undefined;
  const lengths: Record<string, number> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
  const length = unit === undefined ? undefined : lengths[unit];
  if (unit === 'y') date.setUTCFullYear(date.getUTCFullYear() + by);
  else if (unit === 'M') date.setUTCMonth(date.getUTCMonth() + by);
  else if (length !== undefined) date.setTime(date.getTime() + by * length);
  else return undefined;
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** `$datetime iso8601 1 d`: in UTC, or with `local` as this machine's clock says. */
function datetime(call: string, now: Date, local: boolean): string | undefined {
  const [, format, rest = ''] = /^\$\w+\s+("[^"]*"|'[^']*'|\S+)\s*(.*)$/.exec(call) ?? [];
  const date = moved(now, rest.split(/\s+/).filter(Boolean));
  if (!format || !date) return undefined;
  if (format === 'rfc1123' && !local) return date.toUTCString();
  const offset = local ? -date.getTimezoneOffset() : 0;
  const shown = new Date(date.getTime() + offset * 60_000);
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  if (format === 'rfc1123') return shown.toUTCString().replace('GMT', zone.replace(':', ''));
  if (format === 'iso8601') return local ? shown.toISOString().replace('Z', zone) : shown.toISOString();
  const parts: Record<string, string> = {
    YYYY: String(shown.getUTCFullYear()),
    MM: two(shown.getUTCMonth() + 1),
    DD: two(shown.getUTCDate()),
    HH: two(shown.getUTCHours()),
    mm: two(shown.getUTCMinutes()),
    ss: two(shown.getUTCSeconds()),
    SSS: String(shown.getUTCMilliseconds()).padStart(3, '0'),
    Z: zone,
  };
  return /^["']/.test(format)
    ? format.slice(1, -1).replace(/YYYY|MM|DD|HH|mm|SSS|ss|Z/g, token => parts[token] ?? token)
    : undefined;
}

const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
