/** The tag where it is one that this machine can write in, English else. */
export function usableLocale(tag: string): string {
  try {
    new Intl.NumberFormat(tag);
    return tag;
  } catch {
    return 'en';
  }
}

/** A day in words: `November 27, 2026`. What is no date stays as it is. */
export function longDay(iso: string, locale: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime())
    ? iso
    : new Intl.DateTimeFormat(usableLocale(locale), { dateStyle: 'long' }).format(date);
}

/** A number with at most so many digits behind its point. */
export function decimal(value: number, locale: string, digits = 0): string {
  return new Intl.NumberFormat(usableLocale(locale), { maximumFractionDigits: digits }).format(value);
}
