import { firstOf } from '../firstOf';
import { pathOf } from '../path';
import { resultEvidence } from '../results';
import type { Evidence } from '../types';
import { responseName, statusName } from '../words';
import { metConstant } from './met';
import type { Question } from './question';
import { ofShellValue } from './shellValue';

/** A value that a name was given above. */
export interface Value {
  name: string;
  /** The value, up to the line's end. */
  written: string;
  /** The text above the question. */
  above: string;
  /** Where the declaration begins in it. */
  at: number;
  /** It is one of several things that a call gives. */
  several: boolean;
  question: Question;
}

export type ValueRule = (value: Value) => Evidence[] | undefined;

/** What the value that a name was given says of it. */
export function valueEvidence(value: Value): Evidence[] {
  const asked = ofChain(value);
  if (asked) return asked;
  const plain = { ...value, written: withoutFallback(value.written) };
  return firstOf(rules, plain) ?? remainder(plain);
}

/** `const gone = await app.handle(request).then(r => r.status)`, over several lines too. */
const ofChain: ValueRule = ({ name, written, above, at }) => {
  if (!/^await\b|^\w+\b/.test(written)) return undefined;
  const asked = /^[^;]*?\.then\(\s*(?:async\s*)?\(?\s*(\w+)\s*\)?\s*=>\s*\1\??\.(status(?:Code)?)\b/.exec(
    above.slice(at, at + 400).replace(/\n\s*\n[\s\S]*$/, ''),
  );
  return asked ? [{ words: `\`${name}\` is the \`${asked[2] ?? ''}\` of what came`, weight: 0.8 }] : undefined;
};

/** A value without a cast, a conversion around it, or what stands in for it. */
const withoutFallback = (written: string): string =>
  written
    // TypeScript's `(error as { code?: number }).code`
    .replace(/\((\w+) as [^()]{1,80}\)/, '$1')
    // `Number(error.status || 500)`
    .replace(/^(?:Number|parseInt|String|int|str)\(([^()]{3,80})\)\W*$/, '$1')
    .replace(/\s*(?:\|\||\?\?|\bor)\s*["']?[1-5]\d\d["']?\W*$/, '');

/** `const status = failed ? 500 : 200` */
const ofEither: ValueRule = ({ name, written, question: { document, catalogue } }) => {
  const either = /\?\s*([1-5]\d\d)\s*:\s*([1-5]\d\d)\W*$/.exec(written);
  return either && document.head.speaksHttp && either.slice(1).every(n => catalogue.get(Number(n)))
    ? [{ words: `\`${name}\` is given one of two codes`, weight: 0.3 }]
    : undefined;
};

const ofRack: ValueRule = ({ name, written }) =>
  /\.call\(\s*\w*env\b/.test(written)
    ? [{ words: `\`${name}\` is what a Rack app gives back`, weight: 0.6 }]
    : undefined;

/** `preg_match('#^HTTP/\S+ (\d{3})#', $head, $m); $status = (int) $m[1];` */
const ofStatusLine: ValueRule = ({ name, written, above }) => {
  const part = /^(?:\(\s*int\s*\)\s*|int(?:val)?\(\s*|Integer\(\s*)?[$@]?(\w+)\[[12]\]/.exec(written)?.[1];
  return part && new RegExp(`HTTP\\\\?/[^\\n]*\\b${part}\\b|\\b${part}\\s*=[^\\n]*HTTP\\\\?/`).test(above)
    ? [{ words: `\`${name}\` is taken from a status line`, weight: 0.7 }]
    : undefined;
};

/** `curl_getinfo($handle, CURLINFO_HTTP_CODE)` */
const ofOption: ValueRule = ({ name, written }) => {
  const asked = /[(,]\s*(["']?)(:?[\w.-]+)\1\)$/.exec(written.trim())?.[2];
  return asked && statusName(asked).weight >= 1
    ? [{ words: `\`${name}\` is what \`${asked}\` asks for`, weight: 0.8 }]
    : undefined;
};

/** What is read from something: `response.status`; the result of a function of this file; the answer itself. */
const ofPath: ValueRule = ({ name, written, question: { document } }) => {
  // `if let code = response.statusCode, code == 404`
  const path = pathOf(written.replace(/^([^()]*(?:\([^()]*\)[^()]*)*),\s.*$/, '$1'));
  const own = path.at(-1);
  // `result => { result.code …`: its own first use.
  if (path[0] === name) return [];
  const result = /^[^\n]*\)\W*$/.test(written) && own ? resultEvidence(own, document) : [];
  if (result.length) return result;
  const status = own ? statusName(own) : undefined;
  const response = path.map(responseName).reduce((sum, e) => Math.max(sum, e.weight), 0);
  if (status && ((status.weight >= 1 && /[.:>)\]]\W*\w+\W*$/.test(written)) || (status.weight > 0 && response > 0)))
    return [{ words: `\`${name}\` was read from \`${path.join('.')}\``, weight: 0.7 }];
  return response >= 0.35
    ? [{ words: `\`${name}\` comes from \`${path.join('.')}\``, weight: response >= 0.7 ? 0.6 : 0.35 }]
    : undefined;
};

/** In the order in which they are asked. */
const rules: readonly ValueRule[] = [ofEither, ...ofShellValue, ofRack, ofStatusLine, ofOption, ofPath];

/** What is left to say of a value that no rule knows. */
function remainder({ name, written, several, question }: Value): Evidence[] {
  if (/^["'`]?[1-5]\d\d\b/.test(written)) return [];
  // `status=$(tail -c 3 "$file")`: what a shell's command prints may be one as well.
  if (/^["'`]?\$\(|^`/.test(written) && question.document.head.speaksHttp)
    return [{ words: `\`${name}\` is what a command printed`, weight: 0.1 }];
  // `status = s`: another name says nothing of it; a round number may be a limit.
  if (question.code % 100 !== 0 && /^[A-Za-z_]\w*\s*[;,)]?\s*$/.test(written)) return [];
  if (metConstant(name, question)) return [{ words: `\`${name}\` meets the name of a status elsewhere`, weight: 0.4 }];
  // `_, status, err := resolve(user)`: one of several things that a call gives says little.
  return several ? [] : [{ words: `\`${name}\` is declared above, from something else`, weight: -0.1 }];
}
