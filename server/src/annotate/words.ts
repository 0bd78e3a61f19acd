/** How values are put into sentences. Everything here is linear and never throws. */

const UNITS = [
  ['year', 31_536_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Longest piece of a value that a sentence quotes, in characters. */
const QUOTED = 80;

const ESCAPES: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** `"value"`, or in single quotes where it holds double ones; cut after 80 characters, control characters shown as `\n` or `\xNN`. */
export function quote(value: string, longest = QUOTED): string {
  const cut = value.length > longest;
  const shown = (cut ? value.slice(0, longest) : value).replace(
    /[\u0000-\u001f\u007f-\u009f]/g,
    c => ESCAPES[c] ?? `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  const mark = shown.includes('"') && !shown.includes("'") ? "'" : '"';
  return `${mark}${shown}${cut ? '…' : ''}${mark}`;
}

/** `1 second`, `2 seconds`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** The two largest units of a span in seconds: `1 hour 30 minutes`, `about 2 days`. Negative spans count as positive. */
export function span(seconds: number): string {
  let rest = Math.round(Math.abs(seconds));
  if (!Number.isFinite(rest)) return 'for ever';
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const n = Math.floor(rest / size);
    if (n > 0) {
      parts.push(count(n, unit));
      rest -= n * size;
    } else if (parts.length) break;
    if (parts.length === 2) break;
  }
  if (!parts.length) return '0 seconds';
  return (rest > 0 ? 'about ' : '') + parts.join(' ');
}

/** `45 seconds`, `3600 seconds (1 hour)`: always shows the number as sent. */
export function seconds(n: number): string {
  return Math.abs(n) < 120 ? count(n, 'second') : `${n} seconds (${span(n)})`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `10 March 2026, 12:00:00 UTC`. */
export function date(value: Date): string {
  if (Number.isNaN(value.getTime())) return 'an impossible date';
  const time = value.toISOString().slice(11, 19);
  return `${value.getUTCDate()} ${MONTHS[value.getUTCMonth()] ?? ''} ${value.getUTCFullYear()}, ${time} UTC`;
}

/** How far a date lies from the moment of receipt: `2 minutes after the response arrived`. */
export function relative(value: Date, receivedAt: Date): string {
  const difference = Math.round((value.getTime() - receivedAt.getTime()) / 1000);
  if (difference === 0) return 'the moment the response arrived';
  return `${span(difference)} ${difference > 0 ? 'after' : 'before'} the response arrived`;
}

/** ISO 8601 in UTC without fractions: `2026-03-10T12:00:00Z`. Milliseconds are kept where there are any. */
export function iso(value: Date): string {
  return value.toISOString().replace('.000Z', 'Z');
}

/** `a`, `a and b`, `a, b and c`; after `most` items `and 7 more`. */
export function list(items: readonly string[], word: 'and' | 'or' = 'and', most = 8): string {
  const shown = items.length > most ? [...items.slice(0, most - 1), `${items.length - most + 1} more`] : items;
  const last = shown[shown.length - 1];
  if (last === undefined) return '';
  return shown.length === 1 ? last : `${shown.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** Other people's messages in a row: whole sentences as they are, fragments parted by semicolons. */
export function messages(texts: readonly string[]): string {
  return texts.reduce((all, text) => (all ? `${all}${/[.!?]$/.test(all) ? '' : ';'} ${text}` : text), '');
}

/** `1 byte`, `312 bytes`, `4.2 MB (4 200 000 bytes)`; decimal units. */
export function bytes(n: number): string {
  const exact = count(n, 'byte');
  if (n < 10_000) return exact;
  const [unit, size] = n < 1_000_000 ? ['kB', 1e3] : n < 1e9 ? ['MB', 1e6] : ['GB', 1e9];
  return `${exact} (${(n / Number(size)).toFixed(1)} ${unit})`;
}
