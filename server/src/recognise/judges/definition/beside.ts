import type { Node } from 'web-tree-sitter';
import { groupEvidence, spellsPhrase, type Question } from '../../evidence';
import type { Evidence } from '../../types';
import { statusName } from '../../words';
import type { Definition } from './types';

/** `OK = 200`, `NOT_FOUND = 404` and between them `TEAPOT = 418`: the names beside it spell the phrases of their values. */
export function membersBeside({ node, name }: Definition, { catalogue, code }: Question): Evidence[] {
  const own = statementOf(node);
  // A round number among them may be a limit, and one of 1xx a number of the application's own.
  if (!/^[A-Z]/.test(name.text) || code % 100 === 0 || code < 200) return [];
  const others = (own.parent?.namedChildren ?? []).filter((n): n is Node => n !== null && n.id !== own.id).slice(0, 80);
  const values = others
    .map(n =>
      /^(?:(?:public|private|static|final|const|readonly|constexpr|inline|unsigned|u?int(?:\d\d_t)?|long|short|auto|var|val|let)\s+)*([A-Za-z_]\w*)[^=\n(]{0,30}[=(]\s*(\d{3})\b/.exec(
        n.text.slice(0, 100),
      ),
    )
    .filter(m => m !== null);
  const spelled = values.filter(m => spellsPhrase(m[1] ?? '', Number(m[2]), { catalogue }));
  return spelled.length >= 2 && spelled.length * 2 >= values.length
    ? [{ words: 'the names beside it spell the phrases of their values', weight: 0.5 }]
    : [];
}

/** What holds nothing but the definition, `public static final int GONE = 410;`: it ends where that does, or with a `;` behind it. */
function statementOf(definition: Node): Node {
  let own = definition;
  for (let up = own.parent, i = 0; up && i < 3; up = up.parent, i++) {
    if (up.endIndex !== own.endIndex && up.text.slice(own.endIndex - up.startIndex) !== ';') break;
    if (/body|block|list|module|program|source/.test(up.type)) break;
    own = up;
  }
  return own;
}

/** `FailStatus = 400` beside `SuccessStatus = 200`: another name that speaks of a status, and its code. Looks at the lines around. */
export function namesOfStatusesBeside({ name }: Definition, { document, catalogue }: Question): Evidence[] {
  const around = document.text.slice(Math.max(0, name.startIndex - 300), name.endIndex + 300);
  const other = [
    ...around.matchAll(
      /(?<=\n[ \t]*(?:(?:const|var|let|val|static|final|public|private|int|pub)\s+)*)(\w*[sS][tT][aA][tT][uU][sS]\w*)\s*(?::?\s*\w+\s*)?:?=\s*([1-5]\d\d)\b/g,
    ),
  ].find(
    ([, own = '', code]) =>
      own !== name.text && catalogue.get(Number(code)) !== undefined && statusName(own).weight >= 0.7,
  );
  return other ? [{ words: `\`${other[1] ?? ''}\` stands beside it`, weight: 0.35 }] : [];
}

/** `ORDER_MISSING(404, "…")` in an enum whose text speaks of statuses and whose other members hold them too. */
export function enumerated(member: Node, question: Question): Evidence[] {
  const body = member.parent;
  if (!/enum/.test(member.type) || !body) return [];
  const text = (body.parent ?? body).text.slice(0, 6000);
  const siblings = body.namedChildren.filter(
    (n): n is Node => n !== null && n.type === member.type && n.id !== member.id,
  );
  const spelled = siblings.slice(0, 80).filter(n => {
    const [, name = '', number = ''] = /^\W*(\w+)\s*[(=]\s*(\d{3})\b/.exec(n.text) ?? [];
    return number !== '' && spellsPhrase(name, Number(number), question);
  });
  // `InvalidJson = 101` is a number of the application's own.
  if (spelled.length >= 2 && question.code >= 200 && question.catalogue.get(question.code))
    return [{ words: 'the members beside it spell their phrases', weight: 1 }];
  const spoken = /(?<!order|job|payment)_?(?:http_?)?status(?:_?code)?\b|\bhttp/i.exec(text);
  if (!spoken) return [];
  const numbers = body.namedChildren
    .filter((n): n is Node => n !== null && n.type === member.type && n.id !== member.id)
    .slice(0, 80)
    .map(n => numberIn(n, member, question.node));
  const group = groupEvidence(numbers, question);
  return group.length ? [...group, { words: `the enumeration speaks of \`${spoken[0]}\``, weight: 0.3 }] : [];
}

/** The number that a member holds in the place where `own` holds the literal: `CANCELLED(1, 499)`; else its first. */
function numberIn(member: Node, own: Node, literal: Node): number | undefined {
  const before = own.text.slice(0, literal.startIndex - own.startIndex);
  const place = before.includes('(') ? before.slice(before.indexOf('(')).split(',').length - 1 : 0;
  const parts = /\(([^()]*)/.exec(member.text)?.[1]?.split(',');
  const number = /^\s*(\d{1,5})\s*$/.exec(parts?.[place] ?? '')?.[1] ?? /[(=,]\s*(\d{2,5})\b/.exec(member.text)?.[1];
  return number === undefined ? undefined : Number(number);
}
