import type { Node } from 'web-tree-sitter';
import type { Method } from '../../../src/branches/types';
import type { ParsedDocument } from '../../../src/parsing/document';
import { escape } from '../../../src/branches/tree';

/** How a request was built, as far as its text tells; Java and Kotlin build it alike. */
export interface Built {
  method: Method;
  /** The code that built it where it stands in the same function; what a new request is made with. */
  text: string | undefined;
  /** The URL as it was handed to the builder. */
  url: string | undefined;
}

const verbs = 'get|head|post|put|patch|delete|GET|HEAD|POST|PUT|DELETE';

/** Reads the builder of a request: the argument itself, or what the name in `scope` was given. */
export function built(request: Node | undefined, scope: Node, document: ParsedDocument): Built {
  if (!request) return { method: undefined, text: undefined, url: undefined };
  const name = /^[\w$]+$/.test(request.text) ? request.text : undefined;
  const text = name ? initializer(name, request, scope, document) : request.text;
  const expression = name
    ? `${name}.${document.language.id === 'kotlin' && !isJdk(document) ? 'method' : 'method()'}`
    : undefined;
  if (!text) return { method: expression ? { expression } : undefined, text: undefined, url: undefined };
  const method = methodIn(text);
  const url =
    /\.(?:uri|url)\(\s*((?:[^()]|\([^()]*\))*)\)/.exec(text)?.[1] ??
    /newBuilder\(\s*((?:[^()]|\([^()]*\))+)\)/.exec(text)?.[1];
  return {
    method: method ? { name: method } : expression ? { expression } : undefined,
    text,
    url: url?.trim(),
  };
}

const isJdk = ({ text }: ParsedDocument): boolean => /\bjava\.net\.http\b/.test(text);

/** The method that a builder is given; GET where it is given none, nothing where that is not plain. */
function methodIn(text: string): string | undefined {
  const said = [...text.matchAll(new RegExp(`\\.(?:(${verbs})\\(|method\\(\\s*([^,)]+))`, 'g'))];
  if (said.length > 1) return undefined;
  const [only] = said;
  if (!only) return /[bB]uild/.test(text) ? 'GET' : undefined;
  if (only[1]) return only[1].toUpperCase();
  return /^"([A-Za-z]+)"$/.exec(only[2]?.trim() ?? '')?.[1]?.toUpperCase();
}

/** What the only declaration of a name before `at` gives it. */
function initializer(name: string, at: Node, scope: Node, { text }: ParsedDocument): string | undefined {
  const before = text.slice(scope.startIndex, at.startIndex);
  const given = [...before.matchAll(new RegExp(`(?<![\\w$.])${escape(name)}\\s*(?::\\s*[\\w.]+\\s*)?=(?!=)\\s*`, 'g'))];
  const [only] = given;
  if (given.length !== 1 || !only) return undefined;
  const start = only.index + only[0].length;
  const end = endOfExpression(before, start);
  return end > start ? before.slice(start, end).trim() : undefined;
}

/** Where an expression ends: at a `;`, or at the end of a line that the next does not go on with a dot. */
function endOfExpression(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '"') {
      const close = /"(?:[^"\\\n]|\\.)*"/y;
      close.lastIndex = i;
      i += (close.exec(text)?.[0].length ?? 1) - 1;
    } else if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c)) depth--;
    else if (c === ';' && depth === 0) return i;
    else if (c === '\n' && depth === 0 && !/^\s*[.?]/.test(text.slice(i + 1, i + 80))) return i;
  }
  return -1;
}
