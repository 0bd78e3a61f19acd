import { isStatusType } from '../declared';
import { lineAround, mentions, type ParsedDocument } from '../../parsing/document';
import { constantOf } from './constants';
import type { Spelled } from './fixed';

/**
 * `public static HttpResult NotFound(string text) => new(404, text);`, Dart's `Response _notFound(Request r) => Response.notFound('')`:
 * a method whose type stands before its name is made for answers, and its body holds the code. Reads 600 characters.
 */
export function methodFixes({ name, code, words, start }: Spelled, document: ParsedDocument): boolean {
  const line = lineAround(document.text, start);
  const [, indent = '', type = ''] =
    /^([ \t]*)(?:(?:public|private|protected|internal|static|final|virtual|override|sealed|async|new)\s+)*(?:(?:Future(?:Or)?|Task|ValueTask|Mono|Uni)<)?([\w.]+)(?:<[^()\n]*>)?>?\??\s+$/.exec(
      line.text.slice(0, start - line.start),
    ) ?? [];
  if (!/(?:Result|Response(?:Entity)?(?:\.\w*Builder)?|Problem|Answer|Error|Exception|Status)$/.test(type))
    return false;
  const below = document.text.slice(start + name.length, start + name.length + 600);
  if (!below.startsWith('(')) return false;
  const body = below.split(`\n${indent}}`, 1)[0] ?? '';
  const said = /^\([^{;]*=>/.test(body) ? (body.split(/;[ \t]*\n/, 1)[0] ?? '') : body;
  return new RegExp(`(?<![\\w.])${code}(?![\\w.])|${constantOf(words)}`, 'i').test(said);
}

/** `static final StatusCode NOT_FOUND = …`, `val NotFound: StatusCode = …`: it is declared as a status; gRPC has one too. */
export function declaresStatus({ name, start }: Spelled, document: ParsedDocument): boolean {
  const { text } = document;
  const behind = text.slice(start + name.length, start + name.length + 80);
  const type = /^\s*[=;]/.test(behind)
    ? /(?<![\w.])([A-Z]\w*)\s+$/.exec(text.slice(Math.max(0, start - 60), start))?.[1]
    : /^\s*:\s*(?:\w+\.)*([A-Z]\w*)[ \t]*(?:=|$)/m.exec(behind)?.[1];
  return type !== undefined && isStatusType(type) && !/grpc|rpc\b/i.test(document.head.text);
}

/** Dart's `static final Response methodNotAllowed = …`: a response that the file keeps under the name of a phrase. */
export const declaresResponse = ({ name, words }: Spelled, document: ParsedDocument): boolean =>
  words.length > 1 &&
  mentions(
    document,
    new RegExp(
      `\\bstatic\\s+(?:final|const|let|readonly|val)\\s+(?:Response\\s+${name}|${name}\\s*:\\s*Response)\\s*=(?!\\s*await)`,
    ),
  );

/** `class NotFound extends ClientFault { public NotFound(String m) { super(404, m); } }`: the constructor of such a class. Reads 400 characters around. */
export function constructs({ name, code, start }: Spelled, { text }: ParsedDocument): boolean {
  if (!/\b(?:public|protected|internal|private)\s+$/.test(text.slice(Math.max(0, start - 12), start))) return false;
  const above = text.slice(Math.max(0, start - 400), start);
  if (!new RegExp(`\\bclass\\s+${name}\\b[^{}]*\\{[^{}]*$`).test(above)) return false;
  const below = text.slice(start + name.length, start + name.length + 400);
  return new RegExp(
    `^\\([^{}]*\\)[^{}]*(?:\\{[^{}]*?)?\\b(?:super|base|this)\\(\\s*[^;{}]*?(?<![\\w.])${code}(?![\\w.])`,
  ).test(below);
}

/** `case 404: return new NotFound(message)`: what is made, or thrown, in the case of its code. */
export const givenByCase = (code: number, start: number, { text }: ParsedDocument): boolean =>
  new RegExp(
    `\\bcase\\s+${code}\\s*(?::|->|=>)\\s*(?:\\{\\s*)?(?:return\\s+new|throw(?:\\s+new)?)\\s+(?:\\w+\\.)*$`,
  ).test(text.slice(Math.max(0, start - 80), start));

/** `result = HttpResult.new`, `HttpResult result = …`, `result: HttpResult`: what the file makes the name, or declares it as. */
export const madeOf = (name: string, types: string, document: ParsedDocument): boolean =>
  /^\w{2,40}$/.test(name) &&
  mentions(
    document,
    new RegExp(
      `(?<![\\w.])${name}\\s*(?::|=(?!=)\\s*(?:await\\s+)?(?:new\\s+)?)\\s*(?:\\w+(?:\\.|::))*(?:${types})\\b|\\b(?:${types})(?:<[^>\\n]*>)?\\s+${name}\\b`,
    ),
  );
