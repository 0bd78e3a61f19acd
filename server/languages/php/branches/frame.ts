import { unbraced } from '../../../src/branches/frame';
import type { Lines, Situation } from '../../../src/branches/types';

/** How a branch begins and ends, in the form of its siblings; `undefined` where `match` wants an expression and the body is none. */
export function frame(situation: Situation, body: Lines): Lines | undefined {
  const { place, condition, document } = situation;
  const { like } = place;
  if (place.form === 'case') {
    return place.chain?.node.type === 'match_expression' ? arm(situation, body) : kase(situation, body);
  }
  const between =
    like?.condition && like.body ? document.text.slice(like.condition.endIndex, like.body.startIndex) : ' ';
  const colon = like?.body?.type === 'colon_block';
  const braced = !like?.body || like.body.type === 'compound_statement';
  const allman = like ? braced && between.includes('\n') : opensBelow(document.text);
  const inner = (allman ? body.flatMap(opened) : body).map(l => `\t${l}`);
  const before = like?.condition
    ? /\bif(\s*\()$/.exec(document.text.slice(0, like.condition.startIndex + 1))?.[1]
    : undefined;
  const start = `if${before && !before.includes('\n') ? before : ' ('}`;
  const spaced = /^\(\s+/.exec(like?.condition?.text ?? '') ? ' ' : '';
  const asked = `${start}${spaced}${condition.trim()}${spaced})`;
  if (colon) {
    return place.form === 'else-if' ? [`else${asked}:`, ...inner] : [`${asked}:`, ...inner, 'endif;'];
  }
  const single = body.length === 1 ? (body[0] ?? '') : undefined;
  if (single !== undefined && place.form === 'if' && like?.body && !between.includes('\n')) {
    if (braced && !like.body.text.includes('\n')) return [`${asked} { ${single} }`];
  }
  const keyword = place.form === 'else-if' ? elseIf(document.text) : '';
  const bare = unbraced(situation, `${keyword}${asked}`, body, braced);
  if (bare) return bare;
  const open = allman
    ? [`${keyword}${asked}`, '{']
    : [`${keyword}${asked}${braced && between.trim() === '' ? between : ' '}{`];
  if (place.cuddled) return [`} ${open[0] ?? ''}`, ...open.slice(1), ...inner];
  return [...open, ...inner, '}'];
}

/** `elseif`, as PSR-12 has it, unless the file has the two words. */
function elseIf(text: string): string {
  const count = (pattern: RegExp): number => [...text.matchAll(pattern)].length;
  return count(/\belse[ \t]+if\b/g) > count(/\belseif\b/g) ? 'else ' : 'else';
}

/** True where the braces of an `if` stand on lines of their own. */
const opensBelow = (text: string): boolean =>
  [...text.matchAll(/^[ \t]*(?:if|foreach|for|while)\b.*\)[ \t]*\r?\n[ \t]*\{/gm)].length >
  [...text.matchAll(/^[ \t]*(?:\}[ \t]*)?(?:if|foreach|for|while)\b.*\)[ \t]*\{/gm)].length;

/** A line with its opening brace on a line of its own. */
function opened(line: string): Lines {
  const m = /^(\t*)(\} )?((?:if|for|else(?:if)?)\b.*?) ?\{$/.exec(line);
  if (!m?.[3]) return [line];
  const tabs = m[1] ?? '';
  return [...(m[2] ? [`${tabs}}`] : []), tabs + m[3], `${tabs}{`];
}

function kase({ condition }: Situation, body: Lines): Lines {
  const last = body.findLast(l => !l.startsWith('\t')) ?? '';
  const leaves = /^(?:return|throw|continue|exit|die|abort)\b/.test(last);
  const inner = body.map(l => `\t${l}`);
  return [`case ${condition}:`, ...inner, ...(leaves ? [] : ['\tbreak;'])];
}

/** `404 => null,` with its arrow below the others, where they are aligned. */
function arm({ place, condition, document }: Situation, body: Lines): Lines | undefined {
  const { like, chain } = place;
  // A single statement may span lines: throw new ApiException(…).
  const text = body.join('\n');
  const alone = /^(?:throw|return)\b[^;]*;$/.test(text) ? text.slice(0, -1) : undefined;
  const returned = chain?.node.parent?.type === 'return_statement';
  const value =
    alone === undefined ? undefined : alone.startsWith('throw') ? alone : returned ? alone.slice(7).trim() : undefined;
  if (value === undefined || value === '') return undefined;
  const label = like?.condition;
  const arrow = label && like ? document.text.slice(label.startIndex, like.node.endIndex).indexOf('=>') : -1;
  const aligned = label && arrow > label.text.length + 1 ? ' '.repeat(Math.max(arrow - condition.length, 1)) : ' ';
  return `${condition}${aligned}=> ${value},`.split('\n');
}
