import type { Region } from './types';

/** Where a template's markup holds expressions. */
export type Braces = 'attributes' | 'braces';

/**
 * The expressions in a template's markup: `{status === 404}` in Svelte and Astro, `{{ … }}` and the values of directives in
 * Vue. Scripts, styles, comments and what ends before `from` are left out, as is an expression that holds neither a number of
 * three digits nor a word for a status. A value that is a number or an object takes its attribute's name along: `status={404}`
 * reads as `status=404`.
 */
export function templates(text: string, languageId: string, form: Braces, from = 0): Region[] {
  const regions: Region[] = [];
  const add = (start: number, end: number, name?: Region['name']): void => {
    const code = text.slice(start, end);
    if (!telling.test(code)) return;
    const whole = name && /^\s*(?:\d+\s*$|\{)/.test(code) ? name : undefined;
    regions.push({ languageId, start, end, template: true, ...(whole && { name: whole }) });
  };
  const expression =
    form === 'attributes'
      ? /\{\{([\s\S]*?)\}\}|\s(?:v-[\w:.-]+|[:@#]([\w-]+)[\w.:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
      : /(?:\b(\w+)=)?\{(?:\s*[#:/@](?:else\s+if|if|else|await|then|catch|each|key|html|const|render|debug)\b)?/g;
  for (const [begin, finish] of markup(text, from)) {
    expression.lastIndex = begin;
    for (let m = expression.exec(text); m && m.index < finish; m = expression.exec(text)) {
      if (form === 'attributes') {
        const value = m[1] ?? m[3] ?? m[4] ?? '';
        const end = m.index + m[0].length - (m[1] === undefined ? 1 : 2);
        add(end - value.length, end, m[2] === undefined ? undefined : wordsAt(text, text.indexOf(m[2], m.index), m[2]));
      } else {
        const start = m.index + m[0].length;
        const end = closing(text, start, finish);
        if (end === undefined) continue;
        add(start, end, m[1] === undefined ? undefined : wordsAt(text, m.index, m[1]));
        expression.lastIndex = end;
      }
    }
  }
  return regions;
}

const telling = /(?<!\d)[1-6]\d\d(?!\d)|status|code|http/i;

/** The words of a name at `start`, hyphens left out: what is parsed is one identifier. */
function wordsAt(text: string, start: number, name: string): { start: number; end: number }[] {
  const words = [...name.matchAll(/\w+/g)].map(m => ({ start: start + m.index, end: start + m.index + m[0].length }));
  const last = words.at(-1);
  if (last) last.end = text.indexOf('=', last.end) + 1;
  return words;
}

/** The stretches between scripts, styles and comments. */
function markup(text: string, from: number): [number, number][] {
  const stretches: [number, number][] = [];
  const other =
    /<!--[\s\S]*?(?:-->|$(?![\s\S]))|<(script|style)\b(?:[^>"']|"[^"]*"|'[^']*')*>[\s\S]*?(?:<\/\1\s*>|$(?![\s\S]))/gi;
  other.lastIndex = from;
  let start = from;
  for (let m = other.exec(text); m; m = other.exec(text)) {
    stretches.push([start, m.index]);
    start = m.index + m[0].length;
  }
  stretches.push([start, text.length]);
  return stretches;
}

/** Where the brace that stands before `start` is closed; `undefined` where it is not. A string may hold braces. */
function closing(text: string, start: number, end: number): number | undefined {
  const part = /(["'`])(?:\\.|(?!\1)[^\\\n])*\1|[{}]/g;
  part.lastIndex = start;
  let depth = 1;
  for (let m = part.exec(text); m && m.index < end; m = part.exec(text)) {
    if (m[0] === '{') depth++;
    else if (m[0] === '}' && --depth === 0) return m.index;
  }
  return undefined;
}
