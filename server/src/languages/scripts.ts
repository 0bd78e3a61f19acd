import type { Region } from './types';

/**
 * The contents of `<script>` elements from an offset on, by their `lang` or `type`; JavaScript where neither says more. A
 * script of another kind (`application/json`) is left out, as is one inside a comment.
 */
export function scripts(text: string, from = 0, usual = 'javascript'): Region[] {
  const regions: Region[] = [];
  const tag = /<!--[\s\S]*?(?:-->|$)|<script\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)(?=<\/script\b|$(?![\s\S]))/gi;
  tag.lastIndex = from;
  for (let m = tag.exec(text); m; m = tag.exec(text)) {
    const [whole, attributes, code] = m;
    if (attributes === undefined || code === undefined) continue;
    const end = m.index + whole.length;
    const languageId = languageOf(attributes, usual);
    if (languageId && code) regions.push({ languageId, start: end - code.length, end });
  }
  return regions;
}

/** What the expressions of a component's markup are written in: what its first script is. */
export const scriptLanguage = (blocks: Region[]): string => blocks[0]?.languageId ?? 'javascript';

function languageOf(attributes: string, usual: string): string | undefined {
  const value = (name: string): string | undefined =>
    new RegExp(`\\b${name}\\s*=\\s*["']?([\\w/+-]+)`, 'i').exec(attributes)?.[1]?.toLowerCase();
  const lang = value('lang');
  if (lang) return lang;
  const type = value('type');
  if (type === undefined || /^(?:module|text\/javascript|application\/javascript)$/.test(type)) return usual;
  return /typescript/.test(type) ? 'typescript' : undefined;
}
