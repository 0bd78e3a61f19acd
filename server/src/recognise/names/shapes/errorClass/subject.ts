import { mentions } from '../../../../parsing/document';
import { constantOf } from '../../constants';
import type { Name, ShapeVerdict } from '../types';

/**
 * `OrderNotFoundException`: what is missing stands before the phrase. Whose class that is, only its declaration in the same file
 * says: `@ResponseStatus(HttpStatus.NOT_FOUND)` above it, `super(message, 404)` in it, `extends NotFoundHttpException`.
 */
export function ofSubject({ name, words, document, catalogue }: Name): ShapeVerdict | undefined {
  if (!/[a-z](?:Error|Exception)$/.test(name)) return undefined;
  const bare = words.slice(0, -1);
  for (let i = 1; i < bare.length; i++) {
    const phrase = bare.slice(i);
    const code =
      phrase.length > 1 || alone.test(phrase[0] ?? '') ? catalogue.codeOfPhrase(phrase.join(' ')) : undefined;
    if (code === undefined) continue;
    if (code < 400 || !mentions(document, declaration(name, phrase, code))) return undefined;
    return { code, evidence: [{ words: `its class in this file fixes ${code}`, weight: 1.1 }] };
  }
  return undefined;
}

/** Phrases of one word that hardly end a name by chance. */
const alone = /^(?:unauthorized|forbidden|conflict|gone)$/;

/** The declaration of a class that fixes the code: in an annotation, by what it extends, or in its first 400 characters. */
function declaration(name: string, phrase: string[], code: number): RegExp {
  const bare = phrase.join('_?');
  const own = `(?:(?<![\\w.-])${code}(?![\\w.-])|${constantOf(phrase)}|\\w*Status\\w*(?:\\.|::)${bare}(?!\\w)|Status${code}\\w*)`;
  const header = `\\bclass\\s+${name}\\b`;
  return new RegExp(
    `@ResponseStatus\\([^)]{0,80}(?:${own}|(?<!\\w)${bare}(?!\\w))[^)]{0,120}\\)\\s*(?:(?:@\\w+|public|final|open|internal|data|static)\\s+)*${header}` +
      `|${header}[^{;]{0,200}\\b(?:\\w*Http${bare}|${bare}_?Http)\\w*` +
      `|${header}[^{;\\n]{0,200}\\b\\w*(?:Http|Api|Response|Status|Web|Rest)\\w*\\([^{;]{0,160}${own}` +
      `|${header}[^{;]*\\{[^}]{0,400}\\b(?:super|base|__construct)\\([^;{}]{0,160}${own}` +
      `|${header}[^{;]*\\{[^}]{0,400}\\b(?:http_?)?status_?(?:code)?\\b[^;}\\n]{0,30}${own}`,
    'i',
  );
}
