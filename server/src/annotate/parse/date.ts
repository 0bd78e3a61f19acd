/**
 * HTTP-date (RFC 9110, 5.6.7): the one form to send, and the two obsolete ones that recipients still read.
 */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const LONG_DAY = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)';
const MONTH = `(${MONTHS.join('|')})`;
const TIME = '(\\d{2}):(\\d{2}):(\\d{2})';
const IMF = new RegExp(`^${DAY}, (\\d{2}) ${MONTH} (\\d{4}) ${TIME} GMT$`);
const RFC850 = new RegExp(`^${LONG_DAY}, (\\d{2})-${MONTH}-(\\d{2}) ${TIME} GMT$`);
const ASCTIME = new RegExp(`^${DAY} ${MONTH} ([ \\d]\\d) ${TIME} (\\d{4})$`);

export interface HttpDate {
  date: Date;
  form: 'imf-fixdate' | 'rfc850' | 'asctime';
}

/**
 * Reads an HTTP-date. Case-sensitive, as the grammar is; the day name is not compared with the date.
 * @param receivedAt A two-digit year that seems more than 50 years ahead of it is taken from the past (RFC 9110, 5.6.7).
 * @returns `undefined` for anything else, impossible days (31 Feb) and times (25:00) included. Never throws.
 */
export function parseHttpDate(value: string, receivedAt: Date): HttpDate | undefined {
  // A longer value is no date, and the expressions need not look at it.
  if (value.length > 40) return undefined;
  let match = IMF.exec(value);
  if (match) return make('imf-fixdate', match[3], match[2], match[1], match[4], match[5], match[6]);
  match = RFC850.exec(value);
  if (match) {
    const now = receivedAt.getUTCFullYear();
    let year = Math.floor(now / 100) * 100 + Number(match[3]);
    if (year > now + 50) year -= 100;
    return make('rfc850', String(year), match[2], match[1], match[4], match[5], match[6]);
  }
  match = ASCTIME.exec(value);
  if (match) return make('asctime', match[6], match[1], match[2], match[3], match[4], match[5]);
  return undefined;
}

function make(form: HttpDate['form'], ...parts: (string | undefined)[]): HttpDate | undefined {
  const [year = '', monthName = '', day = '', hour = '', minute = '', second = ''] = parts;
  const month = MONTHS.indexOf(monthName);
  const [y, d, h, m, s] = [year, day, hour, minute, second].map(Number) as [number, number, number, number, number];
  // 60 is a leap second (RFC 9110, 5.6.7).
  if (h > 23 || m > 59 || s > 60) return undefined;
  // Date.UTC takes the years 0 to 99 for 1900 to 1999, so the year is set apart.
  const date = new Date(Date.UTC(2000, month, 1, h, m, Math.min(s, 59)));
  date.setUTCFullYear(y, month, d);
  // An impossible day rolls over into another.
  if (date.getUTCMonth() !== month || date.getUTCDate() !== d) return undefined;
  if (s === 60) date.setTime(date.getTime() + 1000);
  return { date, form };
}

/** Writes the form that RFC 9110, 5.6.7 asks servers to send: `Tue, 10 Mar 2026 12:00:00 GMT`. */
export function formatHttpDate(value: Date): string {
  return value.toUTCString();
}
