import type { Node } from 'web-tree-sitter';
import type { Question } from '../../evidence';

/** `new OpenApiResponse { … }` */
export const documentsResponse = (value: Node | undefined): boolean =>
  value !== undefined && /^new\s+(?:\w+\.)*\w*Response\w*\b/.test(value.text.slice(0, 60));

/** `(b"HTTP/1.1", 200, b"OK")`, `Response("HTTP/1.1", 101)` */
export const behindVersion = (before: Node | undefined): boolean =>
  before !== undefined && /^(?:~[a-z]|[a-z]{0,2})["'`]HTTP\/\d(?:\.\d)?["'`]$/i.test(before.text.slice(0, 17));

export const isPhrase = (node: Node, { catalogue, code }: Question): boolean => {
  const words =
    node.endIndex - node.startIndex < 50
      ? /^[a-z]?["'`]([A-Z][A-Za-z' -]{1,40})["'`]$/.exec(node.text)?.[1]
      : undefined;
  return words !== undefined && catalogue.isPhraseOf(words, code);
};

export const isNumber = (node: Node): boolean => /^(?:integer|number|int|float|decimal)/.test(node.type);

export const isFields = (node: Node | undefined): boolean =>
  node !== undefined &&
  (/(?:hash|map|dict|list|array|object)/.test(node.type) || /header|^env$/i.test(node.text.slice(0, 80)));
