import type { Lines, Situation } from '../../../src/branches/types';

/** What a line may hold where a file shows no longer ones: https://black.readthedocs.io, "Line length". */
const usual = 88;
/** More is nobody's habit but a mistake, or a text that cannot be parted. */
const most = 120;

/** The longest line that the file's author would write, in characters. */
export function widthOf({ document }: Pick<Situation, 'document'>): number {
  let longest = usual;
  for (const line of document.text.slice(0, 100_000).split(/\r?\n/))
    longest = Math.max(longest, line.replace(/\t/g, '    ').length);
  return longest > most ? usual : longest;
}

/**
 * Lines that are too long, parted as Black does: in front of each `or`, else behind the last bracket that opens; what stands
 * alone between brackets, at its commas.
 * @param width  What is left for a line without tabs in front.
 * @param unit   How wide a tab in front is.
 */
export function wrapped(lines: Lines, width: number, unit: number): Lines {
  return lines.flatMap((line, i) => {
    const tabs = /^\t*/.exec(line)?.[0] ?? '';
    const code = line.slice(tabs.length);
    const room = width - tabs.length * unit;
    if (long(code, room) && /[([{]$/.test(lines[i - 1] ?? '')) {
      const parts = splitAt(code.replace(/,$/, ''), /, /y);
      if (parts.length > 1) return parts.map(p => `${tabs}${p},`);
    }
    return long(code, room) ? parted(code, room - unit).map(l => tabs + l) : [line];
  });
}

const long = (code: string, room: number): boolean => code.replace(/[‹›]/g, '').length > room;

function parted(code: string, room: number): Lines {
  const [, target, value = ''] = /^([\w.]+ = )(?!lambda\b)([^]+)$/.exec(code) ?? [];
  const choices = target ? splitAt(value, / or /y) : [];
  if (target && choices.length > 1) return [`${target}(`, ...choices.map((c, i) => `\t${i ? 'or ' : ''}${c}`), ')'];
  const pair = lastBrackets(code);
  if (!pair) return [code];
  const [head, inner, tail] = [
    code.slice(0, pair.open + 1),
    code.slice(pair.open + 1, pair.close),
    code.slice(pair.close),
  ];
  if (!inner.trim()) return [code];
  if (!long(inner, room)) return [head, `\t${inner}`, tail];
  const parts = splitAt(inner, /, /y);
  return parts.length > 1 ? [head, ...parts.map(p => `\t${p},`), tail] : [head, `\t${inner}`, tail];
}

/** Walks over code outside of strings; `visit` is told each offset with the depth of brackets around it. */
function walk(code: string, visit: (at: number, depth: number) => void): void {
  let depth = 0;
  for (let at = 0; at < code.length; at++) {
    const c = code.charAt(at);
    if (c === '"' || c === "'") {
      at++;
      while (at < code.length && code.charAt(at) !== c) at += code.charAt(at) === '\\' ? 2 : 1;
      continue;
    }
    if (')]}'.includes(c)) depth--;
    visit(at, depth);
    if ('([{'.includes(c)) depth++;
  }
}

function splitAt(code: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let from = 0;
  walk(code, (at, depth) => {
    separator.lastIndex = at;
    const found = depth === 0 && at >= from ? separator.exec(code)?.[0] : undefined;
    if (!found) return;
    parts.push(code.slice(from, at));
    from = at + found.length;
  });
  return [...parts, code.slice(from)];
}

/** The outermost brackets that close last. */
function lastBrackets(code: string): { open: number; close: number } | undefined {
  let open = -1;
  let last: { open: number; close: number } | undefined;
  walk(code, (at, depth) => {
    if (depth !== 0) return;
    if ('([{'.includes(code.charAt(at))) open = at;
    if (')]}'.includes(code.charAt(at))) last = { open, close: at };
  });
  return last;
}
