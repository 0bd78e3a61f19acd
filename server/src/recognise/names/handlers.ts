import type { ParsedDocument } from '../../parsing/document';
import { constantOf } from './constants';
import type { Spelled } from './fixed';

/**
 * `notFound: async (c, res) => res.status(404).json(…)`, `methodNotAllowed(req, res) { res.statusCode = 405; }`: a member that is a
 * function, under the name of a phrase whose code it sends. Reads 700 characters.
 */
export function sendsItself({ name, code, words, start }: Spelled, { text }: ParsedDocument): boolean {
  if (words.length < 2 && !/^(?:unauthorized|forbidden)$/i.test(name)) return false;
  const below = text.slice(start + name.length, start + name.length + 700);
  const head = functionHead.exec(below)?.[0];
  if (head === undefined) return false;
  const [body = ''] = below.slice(head.length).split(nextMember, 1);
  return new RegExp(
    `\\b(?:status(?:_?code)?|code|writeHead|send_?(?:status|error)|abort|createError)\\s*[:(=]\\s*(?:${code}\\b|[\\w.]*${constantOf(words)})`,
    'i',
  ).test(body.slice(0, 400));
}

/** Its parameters, and what a body begins with; one level of brackets inside. */
const functionHead =
  /^(?:\s*[:=]\s*(?:async\s+)?(?:function\b\s*\w*\s*)?)?\((?:[^()]|\([^()]*\)){0,300}\)\s*(?::\s*[^={}\n]{1,80})?(?:=>|\{)/;

/** Where the member behind it begins. */
const nextMember = /\n[ \t]*(?:async\s+)?\w+\s*(?::\s*(?:async\s*)?(?:\(|function\b)|\([^()\n]*\)\s*\{\s*\n)/;
