import type { BodyPiece } from './parse';

/** What follows the empty line; scripts and references to stored answers are not part of it. */
export function readBody(lines: readonly string[], from: number, end: number): BodyPiece[] {
  const pieces: BodyPiece[] = [];
  let text: string[] = [];
  const flush = (): void => {
    if (text.length) pieces.push({ text: text.join('\n') });
    text = [];
  };
  for (let i = from; i < end; i++) {
    const line = lines[i] ?? '';
    if (/^\s*[<>]\s*\{%/.test(line)) {
      i = skipScript(lines, i, end);
      continue;
    }
    if (/^(>>!?|<>)\s+\S/.test(line) || /^>\s+\S+\.js\s*$/.test(line)) continue;
    const file = /^<(?:@[\w-]*)?\s+(\S.*?)\s*$/.exec(line)?.[1];
    if (file !== undefined && !/^<\s*[\w!?/][^>]*>/.test(line)) {
      flush();
      pieces.push({ file, line: i });
      continue;
    }
    text.push(line);
  }
  // The blank lines before the next separator belong to nobody.
  while (text.length && !(text.at(-1) ?? '').trim()) text.pop();
  flush();
  return pieces;
}

/** The line on which a script ends; where it does not, the block's end. */
export function skipScript(lines: readonly string[], from: number, end: number): number {
  for (let i = from; i < end; i++) if ((lines[i] ?? '').includes('%}')) return i;
  return end;
}
