import type { Region } from './types';

/**
 * A request file's stretches in order: its messages (`http`), and the JavaScript between them.
 * - `> {% … %}`, `< {% … %}`: scripts of JetBrains' HTTP client and of Kulala; one that says `lang=lua` is left out
 * - `{{` and `}}` on lines of their own: scripts of httpYac
 * - `?? status == 200`, `?? js response.statusCode == 200`: assertions of httpYac; those about a field or the body are left out
 */
export function requestScripts(text: string): Region[] {
  const regions: Region[] = [];
  let from = 0;
  const messages = (end: number): void => {
    if (end > from) regions.push({ languageId: 'http', start: from, end });
  };
  for (const m of text.matchAll(script)) {
    const code = m[1] ?? m[2] ?? m[3] ?? '';
    const start = m.index + m[0].lastIndexOf(code);
    if (m.index < from || !code.trim()) continue;
    messages(start);
    from = start + code.length;
    // The imports of a script, and what it may use, are those of the file.
    if (!/^\s*(?:--|lang=lua)/.test(code))
      regions.push({ languageId: 'javascript', start, end: from, template: true, http: true });
  }
  messages(text.length);
  return regions;
}

const script =
  /^[<>][ \t]*\{%([\s\S]*?)(?=%\}|$(?![\s\S]))|^\{\{[@+\w]*[ \t]*\r?\n([\s\S]*?)(?=^\}\}|$(?![\s\S]))|^[ \t]*\?\?[ \t]*(?:js[ \t]+)?((?:status|response\.\w+)\b[^\n]*)/gm;
