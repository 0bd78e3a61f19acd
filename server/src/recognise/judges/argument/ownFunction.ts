import type { ParsedDocument } from '../../../parsing/document';
import type { Question } from '../../evidence';
import { pathOf } from '../../path';
import type { Evidence } from '../../types';
import { statusName } from '../../words';
import { parametersOf } from '../parameters';
import { takesAsStatus } from '../../sinks';
import type { Argument } from './types';

/**
 * `bouncer(302, '/a')` where this file has `function bouncer(code, path) { … res.writeHead(code) }`: what the function calls the
 * argument in that place, and what it does with it. Reads 2 000 characters of its body; found once for a name in each version.
 */
export function ownParameter(site: Argument, { document }: Question): Evidence[] {
  const called = /^(?:(?:this|self|cls|exports|internals|[a-z]{1,2})\.)?([A-Za-z_$][\w$]{0,50})$/.exec(
    site.callee.text,
  )?.[1];
  if (called === undefined) return [];
  const own =
    // PHP's `new static($text, 404)`: the constructor of the class that it stands in
    (/^(?:static|self)$/.test(called) ? declared('__construct', document) : undefined) ??
    closureAbove(called, site.node.startIndex, document) ??
    (called.length > 2 ? declared(called, document) : undefined);
  // Of what else stands before it, only the receiver of a method of Go is the file's own.
  if (own && !own.received && /^(?!self|this|cls)\w+\./.test(site.callee.text)) return [];
  // Elixir's pipe leaves the first argument out.
  const piped = /\|>\s*$/.test(document.text.slice(Math.max(0, site.node.startIndex - 12), site.node.startIndex));
  return own ? asParameter(called, own, site, piped, document) : [];
}

/** What a function of the file makes of an argument. */
export function asParameter(
  called: string,
  own: OwnFunction,
  site: Argument,
  piped: boolean,
  document: ParsedDocument,
): Evidence[] {
  const labelled = site.keyword === undefined ? -1 : own.labels.indexOf(site.keyword);
  const parameter =
    labelled >= 0 ? own.parameters[labelled] : (site.keyword ?? own.parameters[site.index + (piped ? 1 : 0)]);
  if (!parameter || !own.parameters.includes(parameter)) return [];
  const named = statusName(pathOf(parameter).at(-1) ?? '');
  const words = `\`${called}\` of this file calls it \`${parameter}\``;
  if (named.weight < 0) {
    // Elixir's `render_error(conn, 500, "…")`, and there `put_status(error_code)`
    const taken = /code$/i.test(parameter) ? takesAsStatus(parameter, own.body) : undefined;
    if (taken) return [{ words: `${words}, which \`${taken}\` takes there`, weight: 0.95 }];
    // Whose other calls may say that `errCode` is a status.
    return [{ words, weight: /^err(?:or)?_?(?:code|id)$/i.test(parameter) ? -0.8 : -1.2 }];
  }
  if (named.weight >= 1) return [{ words, weight: 1.1 }];
  const use = takesAsStatus(parameter, own.body) ?? passedOn(parameter, own, document);
  if (use) return [{ words: `${words}, which \`${use}\` takes there`, weight: 0.95 }];
  // `request_check_status("ip", 200)`, and there `status`
  if (named.weight >= 0.5) return [{ words, weight: statusName(called).weight >= 0.5 ? 0.95 : 0.75 }];
  // `assert_response_code(200, log)`, and there `code`
  if (named.weight > 0 && statusName(called).weight >= 1) return [{ words, weight: 0.9 }];
  // `sendErrorResponse(400, "no such order")` and there `code`
  if (
    named.weight > 0 &&
    document.head.speaksHttp &&
    /^(?:send|write|reply|respond)_?\w*(?:error|response|reply)/i.test(called)
  )
    return [{ words, weight: 0.75 }];
  // `assertFailure(items, 404)` and there `code`
  return named.weight > 0 && document.head.speaksHttp && /http|respon|fail|error|status|redirect|answer/i.test(called)
    ? [{ words, weight: 0.45 }]
    : [];
}

/** `redirect(code, label)` in its body, and `redirect` of this file takes it for a status: one step further, and no more. */
function passedOn(parameter: string, { body }: OwnFunction, document: ParsedDocument): string | undefined {
  const call = new RegExp(
    `(?<![\\w.])([A-Za-z_$][\\w$]{2,50})\\(\\s*((?:[\\w$.]+\\s*,\\s*){0,3})${parameter.replace(/\$/g, '\\$')}\\s*[,)]`,
  ).exec(body);
  const next = call?.[1] ? declared(call[1], document) : undefined;
  const name = next?.parameters[(call?.[2]?.match(/,/g) ?? []).length];
  return next && name ? takesAsStatus(name, next.body) : undefined;
}

export interface OwnFunction {
  parameters: string[];
  /** What the caller writes before each: Swift's `with status: Int`. */
  labels: string[];
  /** True for a method of Go, which names what it is called on. */
  received: boolean;
  body: string;
}

const known = new WeakMap<ParsedDocument, Map<string, OwnFunction | undefined>>();

function declared(name: string, document: ParsedDocument): OwnFunction | undefined {
  let own = known.get(document);
  if (!own) known.set(document, (own = new Map<string, OwnFunction | undefined>()));
  if (!own.has(name)) own.set(name, find(name, document.text));
  return own.get(name);
}

/** Go's `check := func(path string, code int) {`, the nearest one above: every test may have its own of that name. */
function closureAbove(name: string, before: number, document: ParsedDocument): OwnFunction | undefined {
  const { text } = document;
  const at = text.lastIndexOf(`${name} := func(`, before);
  if (at < 0 || /[\w.]/.test(text.charAt(at - 1))) return undefined;
  let own = known.get(document);
  if (!own) known.set(document, (own = new Map<string, OwnFunction | undefined>()));
  const key = `${name}@${at}`;
  if (!own.has(key)) {
    const found = new RegExp(`^${name.replace(/\$/g, '\\$')} := func${list}`).exec(text.slice(at, at + 700));
    own.set(key, found ? functionOf(found[1] ?? '', true, false, text, at + found[0].length) : undefined);
  }
  return own.get(key);
}

/** @param typed true where the types stand behind the names, as in Go's `key, value string, code int` */
export function functionOf(written: string, typed: boolean, received: boolean, text: string, end: number): OwnFunction {
  const first = written
    .replace(/\([^()]*\)|<[^<>]*>/g, '')
    .split(',')
    .map(part => /^\s*(\w+)/.exec(part)?.[1] ?? '');
  return {
    parameters: typed && !written.includes(':') ? first : parametersOf(written),
    labels: first,
    received,
    body: text.slice(end, end + 2000),
  };
}

/** A list of parameters, with one level of brackets inside. */
export const list = '\\(([^()]{0,400}(?:\\([^()]*\\)[^()]{0,200}){0,6})\\)';

function find(name: string, text: string): OwnFunction | undefined {
  const escaped = name.replace(/\$/g, '\\$');
  const found =
    new RegExp(
      `\\b(?:function\\*?|defp?|func|fn|fun)\\s+(?:\\([^()\\n]*\\)\\s*)?${escaped}\\s*(?:<[^()\\n]*>)?${list}`,
    ).exec(text) ??
    new RegExp(
      `(?<![\\w.])(?:(?:internals|exports)\\.)?${escaped}\\s*[:=]\\s*(?:async\\s+)?(?:function\\b\\s*\\w*\\s*)?${list}\\s*(?::\\s*[^={}\\n]{1,60})?(?:=>|\\{)`,
    ).exec(text) ??
    methodIn(name, escaped, text);
  if (
    !found ||
    /\b(?:return|new|await|throw|yield|else)[ \t]+[\w.]+\s*\($/.test(found[0].slice(0, found[0].indexOf('(') + 1))
  )
    return undefined;
  return functionOf(
    found[1] ?? '',
    /^func\b/.test(found[0]),
    /^func\s*\(/.test(found[0]),
    text,
    found.index + found[0].length,
  );
}

/** A method: what stands before it on its line are words, and a body follows. Only lines with the name are read. */
function methodIn(name: string, escaped: string, text: string): { 0: string; 1?: string; index: number } | undefined {
  const method = new RegExp(
    `^[ \\t]*(?:[\\w<>[\\]?:*&]+[ \\t]+[*&]?){0,6}(?:\\w+::)?${escaped}\\s*${list}\\s*(?::\\s*[^={};\\n]{1,60})?(?:throws\\s+[\\w.,\\s]{1,120})?(?:\\{|=>)`,
  );
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (/[\w$.]/.test(text.charAt(at - 1)) || !/[\s(]/.test(text.charAt(at + name.length))) continue;
    const start = text.lastIndexOf('\n', at) + 1;
    if (at - start > 200) continue;
    const found = method.exec(text.slice(start, at + 2500));
    if (found) return { 0: found[0], 1: found[1] ?? '', index: start + found.index };
  }
  return undefined;
}
