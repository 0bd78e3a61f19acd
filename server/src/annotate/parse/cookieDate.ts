/** Dates in Set-Cookie, read the forgiving way that user agents read them (RFC 6265, 5.1.1). */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DELIMITERS = /[\t\u0020-\u002f\u003b-\u0040\u005b-\u0060\u007b-\u007e]+/;

/**
 * Reads a cookie date: day, month, year and time in any order, whatever stands between them. A two-digit year from 70 on is of
 * the last century.
 * @returns `undefined` where user agents ignore it. Never throws.
 */
export function parseCookieDate(value: string): Date | undefined {
  if (value.length > 1024) return undefined;
  let time: [number, number, number] | undefined;
  let day: number | undefined;
  let month: number | undefined;
  let year: number | undefined;
  for (const token of value.split(DELIMITERS)) {
    const clock = time ? undefined : /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D|$)/.exec(token);
    if (clock) {
      time = [Number(clock[1]), Number(clock[2]), Number(clock[3])];
      continue;
    }
    const dayMatch = day === undefined ? /^(\d{1,2})(?:\D|$)/.exec(token) : undefined;
    if (dayMatch) {
      day = Number(dayMatch[1]);
      continue;
    }
    const monthIndex = month === undefined ? MONTHS.indexOf(token.slice(0, 3).toLowerCase()) : -1;
    if (monthIndex >= 0) {
      month = monthIndex;
      continue;
    }
    const yearMatch = year === undefined ? /^(\d{2,4})(?:\D|$)/.exec(token) : undefined;
    if (yearMatch) year = Number(yearMatch[1]);
  }
  if (!time || day === undefined || month === undefined || year === undefined) return undefined;
  if (year >= 70 && year <= 99) year += 1900;
  else if (year <= 69) year += 2000;
  const [hour, minute, second] = time;
  if (day < 1 || day > 31 || year < 1601 || hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(Date.UTC(year, month, day, hour, minute, second));
  return date.getUTCMonth() === month ? date : undefined;
}
