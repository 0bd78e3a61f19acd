import { takesAsStatus } from '../sinks';
import type { Evidence } from '../types';
import { statusName } from '../words';
import type { Question } from './question';

/** `assert.Equal(t, http.StatusForbidden, status)`, or one with 403, beside `assert.Equal(t, 500, status)`. Looks 3 000 characters around. */
export function metConstant(name: string, { document, node }: Question): boolean {
  if (!/^\w{3,40}$/.test(name) || statusName(name).weight <= 0) return false;
  const constant = '\\b(?:http\\.Status|(?:Http|HTTP)?Status(?:Code)?(?:::|\\.))\\w+';
  // Codes that little else is compared with.
  const code = '\\b(?:20[14]|30[12478]|4(?:0[13459]|1[02]|2[29])|50[234])\\b';
  const met = `(?:${constant}${document.head.speaksHttp ? `|${code}` : ''})`;
  const from = Math.max(0, node.startIndex - 3000);
  return [
    ...document.text
      .slice(from, node.startIndex + 3000)
      .matchAll(new RegExp(`${met},\\s*${name}\\s*[,)]|(?<![\\w.])${name}\\s*(?:,|[!=]==?)\\s*${met}`, 'g')),
  ].some(m => node.startIndex < from + m.index || node.startIndex > from + m.index + m[0].length);
}

/** `code == 500` where `assert response.status_code == code` stands in the same function. Looks 2 500 characters around. */
export function sinkEvidence(name: string, { document, node }: Question): Evidence[] {
  if (!/^[A-Za-z_]\w{2,40}$/.test(name)) return [];
  const above = document.text.slice(Math.max(0, node.startIndex - 2500), node.startIndex);
  const below = document.text.slice(node.startIndex, node.startIndex + 2500);
  const start = [...above.matchAll(functionEdge)].at(-1)?.index ?? 0;
  const end = below.search(functionEdge);
  const use = takesAsStatus(name, above.slice(start) + (end < 0 ? below : below.slice(0, end)));
  return use ? [{ words: `\`${use}\` takes \`${name}\` nearby`, weight: 0.75 }] : [];
}

/** Where a function begins or, at the line's start, ends. */
const functionEdge =
  /\n(?:\}|[ \t]*(?:pub\s+)?(?:async\s+)?(?:def|func|fn)\s|(?:export\s+)?const\s+\w+\s*=\s*(?:async\s*)?\()/g;
