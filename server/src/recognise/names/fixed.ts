import { mentions, type ParsedDocument } from '../../parsing/document';
import { constantOf } from './constants';
import { constructs, declaresResponse, declaresStatus, methodFixes } from './declarations';
import { sendsItself } from './handlers';

/** A name that spells the phrase of `code`, and where it stands. */
export interface Spelled {
  name: string;
  code: number;
  /** The words of the phrase. */
  words: string[];
  start: number;
}

/**
 * What a file says that a name of its own stands for, in words, where that is the code whose phrase it spells: a key before it, a
 * constant that it is given, an annotation above it, or what its body answers with.
 */
export function fixedInFile(spelled: Spelled, document: ParsedDocument, alone: boolean): string | undefined {
  const { name, code } = spelled;
  if (keyed(spelled, document)) return `${code} is its key`;
  if (equalled(spelled, document)) return `\`${name}\` is another name of the constant`;
  if (exported(spelled, document)) return `\`${name}\` of this file makes what has ${code}`;
  if (annotated(spelled, document)) return `${code} stands in the annotation above it`;
  if (alone && prefixed(spelled, document)) return 'a macro of this file makes it a status';
  if (declaresStatus(spelled, document)) return `\`${name}\` is declared as a status`;
  if (alone && declaresResponse(spelled, document)) return `\`${name}\` is a response of this file`;
  if (alone && (methodFixes(spelled, document) || constructs(spelled, document)))
    return `\`${name}\` of this file fixes ${code}`;
  if (sendsItself(spelled, document)) return `\`${name}\` sends ${code}`;
  return answers(spelled, document) || (alone && fixedAbove(name, code, document))
    ? `\`${name}\` of this file fixes ${code}`
    : undefined;
}

/** One word in small letters, `ok` or `conflict`, is an everyday name. */
const telling = ({ name, words }: Spelled): boolean => words.length > 1 || /^[A-Z]/.test(name);

/**
 * Go's `"404": notFound`, `errorHandler(404, notFound)`, `handler(StatusCode::NOT_FOUND, pages::not_found)`: the code or its constant
 * stands right before it. What a module or a type holds, `codes.NotFound`, only matches it.
 */
function keyed(spelled: Spelled, document: ParsedDocument): boolean {
  const { text } = document;
  const { name, code, words, start } = spelled;
  const before = text.slice(Math.max(0, start - 80), start);
  if (!/[:>,(]\s*(?:&|new\s+|[\w:.]+(?:\.|::))?$/.test(before) || !telling(spelled)) return false;
  const handler = /^[a-z]/.test(name);
  // `not_found = f"No such {order}"`: a message.
  if (handler && mentions(document, new RegExp(`\\b${name}\\s*=\\s*[a-z]{0,2}["'\`]`))) return false;
  const held = handler ? '(?:[\\w:.]+(?:\\.|::))?' : '';
  return (
    new RegExp(`(?<![\\w.])["'\`]?${code}["'\`]?\\s*(?::|=>|->|,)\\s*(?:&|new\\s+)?${held}$`).test(before) ||
    (handler && new RegExp(`${constantOf(words)}\\s*,\\s*${held}$`, 'i').test(before))
  );
}

/** `NotFound Code = http.StatusNotFound`, `const NOT_FOUND: u16 = StatusCode::NOT_FOUND.as_u16()`. */
function equalled(spelled: Spelled, { text }: ParsedDocument): boolean {
  const { name, words, start } = spelled;
  const behind = text.slice(start + name.length, start + name.length + 120).split('\n', 1)[0] ?? '';
  // `NOT_MODIFIED(HttpStatusCode.NotModified),`: an entry of an enumeration
  if (behind.startsWith('(') && /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 40), start)))
    return /^[A-Z]/.test(name) && new RegExp(`^\\(\\s*[\\w.]*${constantOf(words)}`, 'i').test(behind);
  return (
    behind.includes('=') &&
    telling(spelled) &&
    new RegExp(`^(?::?\\s*[\\w.:]+)?\\s*:?=\\s*[\\w.:]*?${constantOf(words)}`, 'i').test(behind)
  );
}

/** Rust's `codes! { Missing, NOT_FOUND; }`, `(NotFound, NOT_FOUND)`, whose macro writes `StatusCode::$code`. */
function prefixed({ name, words, start }: Spelled, { text }: ParsedDocument): boolean {
  if (!text.includes('StatusCode::$')) return false;
  const constant = words.join('_').toUpperCase();
  return (
    name === constant ||
    new RegExp(`^\\s*,\\s*${constant}\\b`).test(text.slice(start + name.length, start + name.length + 60))
  );
}

/** `exports.badRequest = function (message) { return new Failure(message, { statusCode: 400 }); }` */
function exported({ name, code, words, start }: Spelled, { text }: ParsedDocument): boolean {
  if (words.length < 2 || !/\bexports\.$/.test(text.slice(Math.max(0, start - 12), start))) return false;
  const at = text.indexOf(`exports.${name} =`);
  return (
    at >= 0 &&
    new RegExp(`^[^;]{0,300}\\bstatus(?:_?code)?\\s*[:=]\\s*${code}\\b`, 'i').test(
      text.slice(at + name.length, at + 500),
    )
  );
}

/** Rocket's `#[catch(404)] fn not_found()`, `#[response(status = 404)] NotFound(Page)`, of this file. */
function annotated(spelled: Spelled, document: ParsedDocument): boolean {
  const { name, code, words } = spelled;
  return (
    telling(spelled) &&
    mentions(document, /#\[/) &&
    mentions(
      document,
      new RegExp(
        `#\\[[^\\]\\n]*\\b(?:catch|respon\\w*|status\\w*|http\\w*|code)\\b[^\\]\\n]*(?:(?<![\\w.])${code}(?!\\w)|${constantOf(words)})[^\\]\\n]*\\]\\s*(?:pub\\s+)?(?:async\\s+)?(?:fn\\s+|struct\\s+)?${name}\\b`,
        'i',
      ),
    )
  );
}

/**
 * `func NotFound(w http.ResponseWriter) { write(w, 404) }`: a function that is declared here and whose first lines hold the code, or
 * the phrase as a status' name. Reads 600 characters.
 */
function answers({ name, code, words, start }: Spelled, { text }: ParsedDocument): boolean {
  const header = /\b(func|fn|fun|function|def)\s+(\([^()\n]*\)\s*)?$/.exec(text.slice(Math.max(0, start - 80), start));
  if (!header) return false;
  if (header[1] === 'def' && words.length > 1) {
    const indent = /[ \t]*$/.exec(text.slice(Math.max(0, start - 40), start - 4))?.[0] ?? '';
    if (rendersItself(name, code, text.slice(start + name.length), indent)) return true;
  }
  const below = text.slice(start + name.length, start + name.length + 600).replace(/\binterface\{\}/g, 'any');
  // A controller's `notFound()` is an action of its own.
  if (
    !(words.length > 1 && givenAnswer.test(below)) &&
    (header[1] === 'def' ||
      (!/^[^{]*(?:Response(?:Writer)?|StatusCode|\w*HandlerFunc|Responder|\w+\.\w*(?:Ctx|Context))\b|^[^{]*(?:->\s*(?:Self|\w*Error|(?:\w+::)*Result)|\)\s*(?:\*?\w*Error|error))\b/.test(
        below,
      ) &&
        !/\b\w*(?:Context|Ctx|Responder)\b/.test(header[2] ?? '')))
  )
    return false;
  const end = /\n(?:\}|[ \t]*(?:pub(?:lic)?\s+)?(?:async\s+)?(?:func|fn|fun|function|def)\b)/.exec(below);
  const body = end ? below.slice(0, end.index) : below;
  return new RegExp(`(?<![\\w.])${code}(?![\\w.])|${constantOf(words)}|\\bhttp\\.${name}\\(`, 'i').test(body);
}

/**
 * Rails: `def not_found(error); render json: {}, status: :not_found; end`, `def bad_request = head(:bad_request)`: an action that
 * answers with its own name. Reads 800 characters.
 */
function rendersItself(name: string, code: number, below: string, indent: string): boolean {
  const body = below.slice(0, 800).split(`\n${indent}end`, 1)[0] ?? '';
  const own = `(?:${code}|:${name})(?!\\w)`;
  return (
    !/\n\s*def\s/.test(body) &&
    new RegExp(
      `\\b(?:render|render_\\w+|respond_with|json)\\b[\\s\\S]*\\bstatus(?::|\\s*=>)\\s*${own}|\\b(?:head|halt)[ (]+${own}`,
    ).test(body)
  );
}

/** What a script's function takes or gives back where it answers: `function notModified(res)`, `def refuse(…) -> Response | None:` */
const givenAnswer =
  /^\s*\([^()]*\b(?:res|resp|response|reply|send|ctx|context)\b[^()]*\)|^\s*\([^()]*\)\s*->[^:\n]*\b\w*Response\b/;

/** `static NOT_FOUND: Lazy<Answer> = Lazy::new(|| answer(404))`: a constant of the file whose declaration gives the code to a call. */
const fixedAbove = (name: string, code: number, document: ParsedDocument): boolean =>
  /^[A-Z]+(?:_[A-Z]+)+$/.test(name) &&
  mentions(
    document,
    new RegExp(
      `\\b(?:static|const|let|val|final)\\s+(?:\\w+\\s+)?${name}\\b[^=;\\n]{0,80}=[^;]{0,80}\\(\\s*${code}\\s*[,)]`,
    ),
  );
