import type { Node } from 'web-tree-sitter';
import { descendants, plain } from '../tree';
import type { Binding } from '../types';
import { constantLike, spelled } from './constants';
import type { Comparing } from './types';

/** A sibling's condition on one code. */
interface Sibling {
  condition: Node;
  /** The code that it asks for. */
  own: number;
}

/** The sibling's condition with this code in place of its own; `undefined` where that cannot be said. */
export function likeSibling(comparing: Comparing): string | undefined {
  const { place } = comparing;
  const sibling = siblingOf(comparing);
  if (!sibling) return undefined;
  const said =
    bySpelling(sibling, comparing) ??
    byLiteral(sibling, comparing) ??
    byFlag(sibling, comparing) ??
    byConstant(sibling, comparing) ??
    byNumber(sibling, comparing);
  return place.form === 'case' && !place.chain?.bare ? said : said?.replace(/^\(([\s\S]*)\)$/, '$1');
}

/** The sibling where its condition asks for one code and nothing else. */
function siblingOf({ place: { like } }: Comparing): Sibling | undefined {
  const condition = like?.condition;
  if (!condition || like.exact.length !== 1 || condition.text.length > 160) return undefined;
  // error instanceof HTTPError && error.response.statusCode === 404: what it asks besides holds for every status.
  const asked = unguarded(condition.text);
  if (/&&|\|\||(?<!\w)(?:and|or|in|not)(?!\w)|[([]\s*\d{3}\s*,/.test(asked)) return undefined;
  return { condition, own: like.exact[0] ?? 0 };
}

/** A condition without what it asks of the error in front of its status: of what class it is, that it has a response. */
function unguarded(text: string): string {
  const guard =
    /^\(?\s*!?(?:[\w$.]*\bis\w*Error\(\s*[\w$]+\s*\)|[\w$]+(?:\.cause)?\s+instanceof\s+[\w$.\\]+|isinstance\([\w.]+,\s*[\w.]+\)|[\w$?.]+\.response)\s*(?:&&|\band\b)\s*/;
  let rest = text.replace(guard, '');
  while (guard.test(rest)) rest = rest.replace(guard, '');
  return rest;
}

function swapped({ condition }: Sibling, part: Node, by: string): string {
  const { text, startIndex } = condition;
  return text.slice(0, part.startIndex - startIndex) + by + text.slice(part.endIndex - startIndex);
}

/** `(HttpStatusCode)429`, `HttpStatusCode.NotFound` */
function bySpelling(sibling: Sibling, { document, code, dialect, services }: Comparing): string | undefined {
  const word = spelled(code, document, dialect, services);
  if (!word || !dialect.constants) return undefined;
  const { receiver } = dialect.constants;
  const { text } = sibling.condition;
  const constant = new RegExp(`\\(${receiver}\\)\\s*${sibling.own}\\b|(?:[A-Z]\\w*\\.)*\\b${receiver}\\.\\w+`).exec(
    text,
  );
  return constant ? text.replace(constant[0], () => word) : undefined;
}

/** `404`, `"404"` */
function byLiteral(sibling: Sibling, { document, code }: Comparing): string | undefined {
  const { condition, own } = sibling;
  const { number, string } = document.language.nodes;
  const literal = [condition, ...descendants(condition, [...number, ...string])].find(
    n => /^["']?\d{3}["']?$/.test(n.text) && n.text.includes(String(own)),
  );
  return literal && swapped(sibling, literal, literal.text.replace(String(own), String(code)));
}

/** `response.not_found?` */
function byFlag({ condition: { text }, own }: Sibling, { binding, code }: Comparing): string | undefined {
  const flag = flagLike(plain(text), binding, own, code);
  return flag && text.replace(flag.old, () => flag.name);
}

/** The flag of which a text consists, and that for `code`, where the library has one for it alone. */
function flagLike(
  text: string,
  { name, library }: Binding,
  own: number,
  code: number,
): { old: string; name: string } | undefined {
  const alone = (test: (code: number) => boolean, c: number): boolean => test(c) && !test(c - 1) && !test(c + 1);
  const flags = Object.entries(library.flags);
  const old = flags.find(([f, test]) => alone(test, own) && text.replace(/\(\)$/, '') === `${plain(name)}.${f}`)?.[0];
  const found = old && flags.find(([, test]) => alone(test, code))?.[0];
  return old && found ? { old, name: found } : undefined;
}

/** `HTTPStatus.NOT_FOUND` */
function byConstant(sibling: Sibling, comparing: Comparing): string | undefined {
  const { name } = comparing.document.language.nodes;
  const names = [sibling.condition, ...descendants(sibling.condition, name)].filter(n => name.includes(n.type));
  for (const node of names) {
    const constant = constantLike(node, sibling.own, comparing);
    if (constant) return swapped(sibling, node, constant);
  }
  return undefined;
}

const operands = [
  'member_expression',
  'class_constant_access_expression',
  'attribute',
  'field_access',
  'navigation_expression',
  'scoped_identifier',
  'identifier',
];

/** `HTTPStatus.NOT_FOUND` whose table lacks the code: the number in place of the whole operand. */
function byNumber(sibling: Sibling, { document, binding, code, services }: Comparing): string | undefined {
  const { condition, own } = sibling;
  // Where the status is no number, none can stand for a constant that the table lacks.
  const { status, number = status } = binding.library;
  if (number !== status) return undefined;
  const operand = descendants(condition, operands).find(
    n =>
      services.recogniser.at(document, document.positionAt(n.endIndex - 1))?.code === own && n.text !== own.toString(),
  );
  return operand && swapped(sibling, operand, String(code));
}
