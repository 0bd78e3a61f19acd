/** What commas part from behind an opening bracket on; `undefined` where the bracket does not close within 800 characters. */
export function partsAt(text: string, from: number): string[] | undefined {
  const parts: string[] = [];
  let depth = 0;
  let start = from;
  for (let i = from; i < from + 800 && i < text.length; i++) {
    const c = text.charAt(i);
    if (
      c === '"' ||
      c === '`' ||
      (c === "'" && text.charAt(i + 2) !== "'" && !/^'\w+\b(?!')/.test(text.slice(i, i + 20)))
    ) {
      const end = closing(text, i);
      if (end < 0) return undefined;
      i = end;
    } else if (c === '(' || c === '[' || c === '{') depth++;
    else if (depth > 0 && (c === ')' || c === ']' || c === '}')) depth--;
    else if (c === ')' || c === ']') {
      const rest = text.slice(start, i).trim();
      return rest === '' ? parts : [...parts, rest];
    } else if (c === ',' && depth === 0) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  return undefined;
}

/** The end of a string that opens at `from`; -1 where there is none within 800 characters. */
function closing(text: string, from: number): number {
  const quote = text.charAt(from);
  for (let i = from + 1; i < from + 800 && i < text.length; i++) {
    if (text.charAt(i) === '\\' && quote !== '`') i++;
    else if (text.charAt(i) === quote) return i;
  }
  return -1;
}
