import { mentions } from '../../../parsing/document';
import type { Evidence } from '../../types';
import { constantOf } from '../constants';
import { behind, speaks, type Name, type ShapeVerdict } from './types';

/**
 * `respondNotFound("no order")`, `responseBadRequest()`, `send_bad_request(w)`: a verb of answering and a phrase, called or declared.
 * Where the file declares it, its body says the code; elsewhere only a verb that can mean nothing else is enough.
 */
export function ofVerb(written: Name): ShapeVerdict | undefined {
  const { words, sites, catalogue, document } = written;
  const [, ...rest] = words;
  const verb = verbs.exec(words[0] ?? '')?.[0];
  if (verb === undefined) return undefined;
  const phrase = rest
    .filter((w, i) => !(i === 0 && /^(?:with|as|json)$/.test(w)))
    .filter(w => !/^(?:error|response)$/.test(w));
  const known = phrase.length > 1 || alone.test(phrase[0] ?? '');
  const code = known ? catalogue.codeOfPhrase(phrase.join(' ')) : undefined;
  // `sendRequestTimeout` is how long one waits.
  if (code === undefined || code < 201 || code === 408) return undefined;
  const called = sites[0]?.kind === 'callee';
  const declared = /^\s*\(/.test(behind(written, 3)) && isDeclared(written);
  if (!called && !declared) return undefined;
  const evidence: Evidence[] = [];
  if (mentions(document, fixes(written.name, phrase, code)))
    evidence.push({ words: `\`${written.name}\` of this file answers with ${code}`, weight: 1.1 });
  else if (called && /^respon/.test(verb) && onItself(written))
    evidence.push({ words: `\`${verb}\` and a phrase`, weight: 0.8 });
  if (evidence.length === 0) return undefined;
  return { code, evidence: document.head.speaksHttp ? [...evidence, speaks] : evidence };
}

const verbs = /^(?:respond|response|reply|send|render|return|write|json|fail|error|abort)$/;

/** Phrases of one word that hardly follow such a verb by chance. */
const alone = /^(?:unauthorized|forbidden|created|accepted|conflict)$/;

/** `$this->respondNotFound()`, `respondNotFound(w)`, `response.respondNotFound()` */
const onItself = ({ receiver }: Name): boolean =>
  receiver === undefined ||
  /(?:^|[.>:$])(?:this|self|static|response|responder|instance|controller|helper|base|c|ctx|api\w*)$/i.test(
    receiver.text,
  );

/** `public function respondNotFound(`, `func respondNotFound(`, `private void sendBadRequest(`. Reads the line before it. */
function isDeclared({ start, document: { text } }: Name): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /\b(?:function|def|fun|func|fn)\s+(?:\([^()]*\)\s*)?$|^\s*(?:(?:public|private|protected|internal|static|async|final|override)\s+)+[\w<>[\]?.]+\s+$/.test(
    line,
  );
}

/** A declaration of the name whose first 600 characters, up to the next one, hold the code or its constant. */
const fixes = (name: string, phrase: string[], code: number): RegExp => {
  const keyword = '\\b(?:function|def|fun|func|fn|public|private|protected|internal)\\s';
  const own = `(?:(?<![\\w.])${code}(?![\\w.])|${constantOf(phrase)}|\\w*Status\\w*(?:\\.|::)${phrase.join('_?')}(?!\\w))`;
  return new RegExp(`${keyword}[^\\n(]{0,60}${name}\\s*\\((?:(?!${keyword})[\\s\\S]){0,600}?${own}`, 'i');
};
