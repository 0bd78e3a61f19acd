import type { Lines } from './types';

/** Text of several lines with its indentation in levels, relative to the first line's. */
export function toLines(text: string, base: string, unit: string): Lines {
  return text.split(/\r?\n/).map((line, i) => {
    if (i === 0 || !line.trim()) return line.trimEnd();
    const own = /^[ \t]*/.exec(line)?.[0] ?? '';
    let rest = own.startsWith(base) ? own.slice(base.length) : '';
    let levels = 0;
    while (rest.startsWith(unit)) {
      rest = rest.slice(unit.length);
      levels++;
    }
    return '\t'.repeat(levels) + rest + line.slice(own.length);
  });
}

/** Lines one level deeper. */
export const indented = (lines: Lines): Lines => lines.map(l => (l ? `\t${l}` : l));
