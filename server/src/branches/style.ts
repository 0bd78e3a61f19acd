import type { ParsedDocument } from '../parsing/document';

/** How a file is written. */
export interface Style {
  eol: '\n' | '\r\n';
  /** One level of indentation. */
  unit: string;
  quote: '"' | "'";
  semicolons: boolean;
  /** `else` on the line of the brace before it. */
  cuddled: boolean;
  /** `(x) => x` rather than `x => x`. */
  arrowParens: boolean;
}

/** Reads the style off the file's first 200 000 characters. */
export function styleOf(document: ParsedDocument, own: Partial<Style>, usual: Pick<Style, 'unit' | 'quote'>): Style {
  const text = document.text.slice(0, 200_000);
  return {
    eol: count(text, /\r\n/g) * 2 > count(text, /\n/g) ? '\r\n' : '\n',
    unit: unitOf(text) ?? usual.unit,
    quote: quoteOf(text) ?? usual.quote,
    semicolons: count(text, /;[ \t]*\r?$/gm) > 0,
    cuddled: count(text, /\}[ \t]*else\b/g) >= count(text, /^[ \t]*else\b/gm),
    arrowParens: count(text, /\(\s*\w+\s*\)\s*=>/g) >= count(text, /(?<![\w$).])[A-Za-z_$][\w$]*\s*=>/g),
    ...own,
  };
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

/** The commonest step from one line's indentation to a deeper one. */
function unitOf(text: string): string | undefined {
  const steps = new Map<string, number>();
  let previous = '';
  for (const m of text.matchAll(/^([ \t]*)(?=[^\s*#/])/gm)) {
    const indent = m[1] ?? '';
    if (indent.length > previous.length && indent.startsWith(previous)) {
      const step = indent.slice(previous.length);
      if (step === '\t' || /^ {1,8}$/.test(step)) steps.set(step, (steps.get(step) ?? 0) + 1);
    }
    previous = indent;
  }
  return [...steps].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function quoteOf(text: string): Style['quote'] | undefined {
  // What needs its quotes, for what is interpolated or quoted in it, shows no habit.
  const double = count(text, /"(?:[^"'\\\n$#{]|\\.)*"/g);
  const single = count(text, /'(?:[^'\\\n]|\\.)*'/g);
  return double === single ? undefined : double > single ? '"' : "'";
}
