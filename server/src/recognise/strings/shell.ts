import { numberAt, type StatusInString } from './types';

const wrote = '%\\{(?:http|response)_code\\}';
const compares = '\\s*(?:=~|==?|!=|-eq|-ne|-ge|-gt|-le|-lt)\\s*["\']?\\^?(?<code>[1-5]\\d\\d)\\b';

/** What is done with curl's output where it is written: compared, or searched. */
const atOnce = [
  // `[ "$(curl -I "$url" | head -n 1 | cut -d' ' -f2)" -eq 200 ]`
  new RegExp(
    `\\bcurl\\b[^\\n]*\\s(?:-\\w*I\\w*|--head)\\s[^\\n]*\\|\\s*(?:cut|awk)\\b[^\\n|]*\\)["']?${compares}`,
    'g',
  ),
  new RegExp(`${wrote}[^\\n]*?\\)["']?${compares}`, 'g'),
  new RegExp(`${wrote}[^\\n]*\\|\\s*grep\\s+(?:-\\w+\\s+)*["']?\\^?(?<code>[1-5]\\d\\d)\\b`, 'g'),
];
const keptIn = new RegExp(`\\b(\\w+)=["']?(?:\\\\?\\$\\(|\`)(?:[^\\n]|\\\\\\n)*?${wrote}`, 'g');

/** What is done with a variable that holds it: compared, or looked up in a `case`. */
const uses = (name: string): RegExp[] => [
  new RegExp(`\\\\?\\$\\{?${name}\\}?["']?${compares}`, 'g'),
  new RegExp(
    `(?<=\\bcase\\s+["']?\\$\\{?${name}\\}?["']?\\s+in\\b(?:(?!\\besac\\b)[\\s\\S]){0,400}[\\n|(][ \\t]*)(?<code>[1-5]\\d\\d)(?=[ \\t]*[|)])`,
    'g',
  ),
];

/** A command of a shell inside a string, such as a workflow's `run: |`: what curl writes is compared, searched or looked up. */
export function inShell(text: string): StatusInString[] {
  if (!/%\{(?:http|response)_code\}|\bcurl\b[^\n]*\s(?:-\w*I|--head)/.test(text)) return [];
  const evidence = [{ words: 'curl writes the status', weight: 1.1 }];
  return [...atOnce, ...[...text.matchAll(keptIn)].flatMap(([, name = '']) => uses(name))].flatMap(pattern =>
    [...text.matchAll(pattern)].map((m): StatusInString => {
      const digits = m.groups?.code ?? '';
      return { ...numberAt(m.index + m[0].lastIndexOf(digits), digits, evidence, 'check'), spelling: 'string' };
    }),
  );
}
