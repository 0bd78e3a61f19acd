import type { Node } from 'web-tree-sitter';
import type { Site } from '../sites';
import { isDivision } from './argument/compared';

/** `>= 500`, `< 300`, `/ 100`, `200..299`: the class that a bound belongs to. */
export function boundOf(sites: Site[], code: number): number | undefined {
  const site = sites[0];
  if (site?.kind === 'operand' && /^[<>]=?$/.test(site.operator)) {
    // `status < 300` ends the 2xx, `status >= 300` begins the 3xx, `299 < status` too.
    const op = site.side === 'right' ? site.operator : flip(site.operator);
    const outside = outsideOf(site.other.parent, op, code);
    if (outside) return outside;
    if (code % 100 === 0) return op === '<' ? Math.max(1, code / 100 - 1) : Math.min(5, code / 100);
    if (code % 100 === 99) return op === '>' ? Math.min(5, (code + 1) / 100) : (code - 99) / 100;
    return Math.floor(code / 100);
  }
  if ((site?.kind === 'arithmetic' && code === 100) || (site?.kind === 'argument' && isDivision(site, code))) return 1;
  // Testify's `assert.Less(t, resp.StatusCode, 300)`, `require.GreaterOrEqual(t, resp.StatusCode, 500)`
  // `status.gte(200) && status.lessThan(300)`
  const than =
    site?.kind === 'argument' && code % 100 === 0
      ? (site.index > 0
          ? /(?:^|\.)(less|greater)(?:_?or_?equal)?f?$/i
          : /\.(less|greater|lt|gt)(?:_?than)?(?:_?or_?equal(?:_?to)?|e)?$/i
        ).exec(site.callee.text)?.[1]
      : undefined;
  if (than) return /^l/i.test(than) ? Math.max(1, code / 100 - 1) : Math.min(5, code / 100);
  if (site?.kind === 'range') return Math.floor(site.side === 'end' && code % 100 === 0 ? code / 100 - 1 : code / 100);
  return undefined;
}

/** `status < 200 || status >= 300`: the class that the two leave out, the 2xx, is what is meant. */
function outsideOf(compared: Node | null, op: string, code: number): number | undefined {
  const first = op === '<' ? code : op === '>=' ? code - 100 : op === '>' ? code - 99 : NaN;
  if (!(first % 100 === 0 && first >= 100 && first <= 500)) return undefined;
  let either = compared?.parent;
  for (let i = 0; i < 2 && either && !/\|\||\bor\b/i.test(either.text.slice(0, 200)); i++) either = either.parent;
  const parts = either && either.text.length < 200 ? either.text.split(/\|\||\bor\b/i) : [];
  if (parts.length !== 2 || parts.some(part => /&&|\band\b/i.test(part))) return undefined;
  const ends = parts.map(part => part.match(/[<>]=?/g) ?? []);
  // `status < 200 || status >= 400` leaves out more than one class.
  const numbers = (either?.text.match(/\b[1-5]\d\d\b/g) ?? []).map(Number);
  if (numbers.some(n => n < first || n > first + 100)) return undefined;
  return ends.every(e => e.length === 1) &&
    ends.some(e => e[0]?.startsWith('<')) &&
    ends.some(e => e[0]?.startsWith('>'))
    ? first / 100
    : undefined;
}

const flip = (op: string): string => op.replace(/[<>]/, c => (c === '<' ? '>' : '<'));
