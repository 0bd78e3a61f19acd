import type { Node } from 'web-tree-sitter';
import { ownerOf } from '../owner';
import type { Evidence } from '../types';
import { responseName } from '../words';
import type { Question } from './question';

/** The declared type of a name: `HttpException e`, `val response: HttpResponse`. Looks 4 000 characters up. */
export function typeEvidence(name: string, { document, node }: Question): Evidence[] {
  if (!/^\w+$/.test(name)) return [];
  const above = document.text.slice(Math.max(0, node.startIndex - 4000), node.startIndex);
  const declared = new RegExp(
    `(?<![\\w.])((?:[a-z]\\w*\\.){0,6}[A-Z][\\w.]*(?:<[^;(){}=\\n]{0,80}>)?)[?!]?\\s+[$&]*${name}\\s*(?:[=;,):]|in\\b)|(?<![\\w.])${name}\\s*(?::|\\b(?:is|as|instanceof)\\b)\\s*((?:[a-z]\\w*\\.){0,6}[A-Z][\\w.]*(?:[<[][^;(){}=\\n]{0,80}[>\\]])?)|(?<![\\w.])${name}\\s+\\*?((?:[a-z]\\w*\\.)?[A-Z]\\w*)\\s*[,)]|(?<![\\w.])${name}\\s+\\*?([a-z]\\w*\\.[A-Z]\\w*)\\s*$` +
      `|\\braise_error[( ]\\s*([\\w:]+)[^\\n{]{0,60}?(?:\\{|\\bdo\\b)\\s*\\|${name}\\|` +
      `|\\b(?:except|rescue)\\s+\\(?([\\w.:, ]+?)\\)?\\s+(?:as|=>)\\s+${name}\\b|\\b${name}\\s*(?:,\\s*\\w+)?\\s*:?=\\s*[\\w.]+\\.\\(\\*?([\\w.]+)\\)`,
    'gm',
  );
  let type: string | undefined;
  for (const m of above.matchAll(declared)) type = m.slice(1).find(t => t !== undefined);
  if (!type) return [];
  const best = (type.match(/\w+/g) ?? []).map(responseName).reduce((a, b) => (b.weight > a.weight ? b : a));
  if (best.weight >= 0.7) return [{ words: `\`${name}\` is a \`${type}\``, weight: 0.6 }];
  if (
    /(?:api|web|rest|feign|client|request|http|response|transport)\w*(?:error|exception|responseerror)$/i.test(
      type.replace(/[.:]+/g, ''),
    )
  )
    return [{ words: `\`${name}\` is a \`${type}\``, weight: 0.35 }];
  return [];
}

/** Rust's `Err(Error::Api(e)) => e.code == 404`: the variant that holds it is one of an answer. Looks 500 characters up. */
export function variantEvidence(name: string, { document, node }: Question): Evidence[] {
  if (!/^[a-z]\w{0,20}$/.test(name)) return [];
  const above = document.text.slice(Math.max(0, node.startIndex - 500), node.startIndex);
  const held = [
    ...above.matchAll(
      new RegExp(`\\b(?:\\w+::)*(\\w+)\\(\\s*(?:ref\\s+)?${name}\\s*\\)+\\s*(?:=>|=(?!=)|if\\b|,|\\))`, 'g'),
    ),
  ].at(-1);
  return held?.[1] &&
    /^(?:Api|Http|Response|Status|Service|Server|Client|Request|Backend)(?:Error|Response|Failure)?$/i.test(held[1])
    ? [{ words: `\`${name}\` is held by \`${held[1]}\``, weight: 0.5 }]
    : [];
}

/** `isFetchError(error) && error.status === 404`: what a test before it makes of a name. Looks 300 characters up. */
export function guarded(name: string, { document, node }: Question): Evidence[] {
  if (!/^\w{1,30}$/.test(name)) return [];
  const before = document.text.slice(Math.max(0, node.startIndex - 300), node.startIndex);
  const guard = new RegExp(`\\b(is\\w*(?:http|fetch|axios|api|response|request)\\w*)\\(\\s*${name}\\s*\\)`, 'i').exec(
    before,
  )?.[1];
  return guard ? [{ words: `\`${guard}\` has asked about \`${name}\``, weight: 0.35 }] : [];
}

/** `class Response … @code >= 400`, C++'s `void OrderResponse::reset() { _code = 200; }`: a member of what is a response by its name. Looks 40 nodes up. */
export function ofResponse(name: string, { document, node }: Question): Evidence[] {
  if (!/^_?(?:(?:status_?)?code|status)$/i.test(name)) return [];
  const isResponse = (made: string): Evidence[] =>
    /(?:^|[a-z])(?:Response|Reply)$|^(?:Http|HTTP)Res$|^(?:\w+_)?(?:response|reply)$/.test(made)
      ? [{ words: `it belongs to \`${made}\``, weight: 0.5 }]
      : [];
  for (let n: Node | null = node.parent, i = 0; n && i < 40; n = n.parent, i++) {
    const made = document.structure.one(n, 'class')?.parts.name?.[0]?.text;
    if (made !== undefined) return isResponse(made);
  }
  return isResponse(ownerOf(node, { document }) ?? '');
}
