import { decimal, longDay, usableLocale } from '../locale';

/** Numbers and dates as the window's language writes them. `setLocale` is called once, before the first paint. */
let locale = 'en';

export function setLocale(tag: string): void {
  locale = usableLocale(tag);
}

/** `38 ms`, `1.24 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1) return '< 1 ms';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${number(ms / 1000, ms < 10_000 ? 2 : 1)} s`;
  return `${number(Math.floor(ms / 60_000))} min ${number(Math.round((ms % 60_000) / 1000))} s`;
}

/** `512 B`, `1.2 kB`, `3.4 MB`: decimal units, as network people count. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${number(bytes)} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${number(value, value < 10 ? 1 : 0)} ${units[unit]}`;
}

export function number(value: number, digits = 0): string {
  return decimal(value, locale, digits);
}

/** The time of day, to the second. */
export function clock(iso: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(new Date(iso));
}

export function day(iso: string): string {
  return longDay(iso, locale);
}

/** Day and time; today only the time. */
export function moment(iso: string): string {
  return new Date(iso).toDateString() === new Date().toDateString() ? clock(iso) : dayAndTime(iso);
}

function dayAndTime(iso: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(iso));
}

/** A byte string of a field as people read it: UTF-8 where it is UTF-8, as received else. */
export function fieldText(value: string): string {
  if (!/[\u0080-\u00ff]/.test(value)) return value;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(value, char => char.charCodeAt(0)));
  } catch {
    return value;
  }
}

/** Makes characters visible that would change how the text around them reads. */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,
    char => {
      const code = char.charCodeAt(0);
      return code < 0x20
        ? String.fromCharCode(0x2400 + code)
        : code === 0x7f
          ? '\u2421'
          : `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
    },
  );
}
