/** What holds the status of a response, as a script in a page asks for it: `error.response?.status`, `xhr.status`. */
const asked =
  '(?:\\bstatusCode\\b|\\b(?:response|resp|res|error|err|e|xhr|jqXHR)\\??\\.(?:response\\??\\.|request\\??\\.)*status\\b)';
/** An exception's own, as a guard of Kotlin's `when` asks for it: `is HttpException if e.code() == 404`. */
const caught =
  /\b\w*(?:Http|Response|Api)\w*(?:Exception|Error)\s+if\s+\w+\.(?:code|status)(?:\(\))?\s*[!=]=\s*([1-5]\d\d)\b/g;
const comparison = new RegExp(`${asked}\\s*[!=]==?\\s*["']?([1-5]\\d\\d)\\b`, 'g');
const membership = new RegExp(`\\[((?:\\s*[1-5]\\d\\d\\s*,?)+)\\]\\.includes\\(\\s*${asked}`, 'g');

/** The codes in a line of unread script that are compared with a response's status, with their place in the line. */
export function comparedInLine(line: string): { index: number; code: number }[] {
  if (line.length > 400 || !/status|code/.test(line)) return [];
  const found = [...line.matchAll(comparison), ...line.matchAll(caught)].map(m => ({
    index: m.index + m[0].lastIndexOf(m[1] ?? ''),
    code: Number(m[1]),
  }));
  for (const m of line.matchAll(membership))
    for (const n of (m[1] ?? '').matchAll(/\d{3}/g)) found.push({ index: m.index + 1 + n.index, code: Number(n[0]) });
  return found;
}
