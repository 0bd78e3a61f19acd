import type { Node } from 'web-tree-sitter';
import type { Argument } from './types';

export const isResponse = (arg: Node): boolean =>
  (arg.endIndex - arg.startIndex < 20 &&
    /^[&*$@]*(?:(?:opts|options|c|ctx|self|this|s|h)\.)?(?:w|rw|c|ctx|res|resp|response|reply|conn|writer|r|req|request)$/i.test(
      arg.text,
    )) ||
  // Plug's test helper: `conn(:get, "/orders")`
  /^conn\(:\w+,/.test(arg.text.slice(0, 20));

/** The response itself, by its usual names. */
export const isWriter = (arg: Node | undefined): boolean =>
  arg !== undefined &&
  arg.endIndex - arg.startIndex < 12 &&
  /^[&*$@]*(?:w|rw|res|resp|response|reply|conn|writer)$/i.test(arg.text);

/** `make('', 200, $headers)`: what comes after a status are its fields. */
export const isFields = (arg: Node | undefined): boolean =>
  arg !== undefined && /^(?:\[|\{|array\(|%\{|\S*header|&?(?:Fields|Http_?Fields)::)/i.test(arg.text.slice(0, 60));

/** A text, or a name that says it holds one: `$message`. */
export const isMessage = (arg: Node | undefined): boolean =>
  isText(arg) ||
  (arg !== undefined &&
    /^(?:[\w$.]+(?:\.|->))?[\w$]*(?:message|msg|reason|text)(?:\(\))?$/i.test(arg.text.slice(0, 60))) ||
  (arg !== undefined &&
    /^(?:trans|ctrans|__|_|t|i18n|lang|tr|gettext|sprintf|String\.format)\(/.test(arg.text.slice(0, 14)));

export const isText = (arg: Node | undefined): boolean => arg !== undefined && /^[fFrRbB$@]{0,2}["'`]/.test(arg.text);

/** `writeError(w, 409, "taken")`: the number comes straight after the response. */
export function behindResponse(site: Argument): boolean {
  return site.index > 0 && site.args.slice(0, site.index).every(isResponse);
}

/** `c.String(404, "no %d", 300)`, `reply(conn, 404, "no %d", 300)`: what comes later is something else. */
export function statusFirst(site: Argument): boolean {
  return site.args
    .slice(0, Math.min(3, site.index))
    .some(
      arg =>
        arg.endIndex - arg.startIndex < 60 &&
        /^(?:[2-5]\d\d|(?:\w+(?:\.|::))+(?:Status\w*|HTTP_\w+|[A-Z_]{2,}))$/.test(arg.text),
    );
}
