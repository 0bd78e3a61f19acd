import type { Lines, Situation } from '../../../src/branches/types';
import { isTail, isValue } from './around';
import { statusCode, isNumber } from './constants';
import { ureqError } from './libraries';

/** How a branch begins and ends; `undefined` where a value is wanted that the body does not have. */
export function frame(situation: Situation, body: Lines): Lines | undefined {
  const { place } = situation;
  if (!body.length) return undefined;
  const condition = situation.condition
    .replace(/\.as_u16\(\) >= 500$/, '.is_server_error()')
    // Older crates have no name for it.
    .replace(/(?:\w+::)*StatusCode::TOO_EARLY\b/, '425');
  const chain = place.form === 'if' ? undefined : place.chain?.node;
  const leaves = diverges(body);
  if (chain && isValue(chain) && !leaves && !hasValue(body)) {
    if (!isTail(chain) || !isUnit(situation)) return undefined;
  }
  // The value of a function needs no `return`.
  const lines = chain && isTail(chain) ? tail(body) : body;
  if (place.form === 'case') return arm(situation, lines);
  const inner = lines.map(l => l && `\t${l}`);
  if (place.cuddled) return [`} else if ${condition} {`, ...inner];
  return [`${place.form === 'else-if' ? 'else ' : ''}if ${condition} {`, ...inner, '}'];
}

const isUnit = ({ place }: Situation): boolean => {
  const type =
    place.block.parent?.type === 'function_item' ? place.block.parent.childForFieldName('return_type') : null;
  return place.block.parent?.type === 'function_item' && !type;
};

/** The first line of the last statement. */
function lastStatement(body: Lines): number {
  return body.findLastIndex(l => l !== '' && !/^[\t})\].]/.test(l));
}

export function diverges(body: Lines): boolean {
  return /^(?:return|break|continue)\b|^(?:\w+::)*(?:bail|panic|todo|unreachable)!/.test(
    body[lastStatement(body)] ?? '',
  );
}

/** True where the body ends in an expression. */
const hasValue = (body: Lines): boolean => !/[;}]$/.test(body.at(-1) ?? ';');

function tail(body: Lines): Lines {
  const at = lastStatement(body);
  const first = body[at];
  if (!first?.startsWith('return ')) return body;
  return body.map((line, i) => {
    const bare = i === at ? line.slice('return '.length) : line;
    return i === body.length - 1 ? bare.replace(/;$/, '') : bare;
  });
}

/** `StatusCode::NOT_FOUND => …,`: an expression by itself, or a block. */
function arm(situation: Situation, body: Lines): Lines {
  const label = labelOf(situation, body);
  const only = body.length === 1 ? (body[0] ?? '') : undefined;
  const blocks = only !== undefined && /=>\s*\{\s*\n/.test(situation.place.like?.node.text ?? '') && only.endsWith(';');
  if (only !== undefined && !blocks && !/;.*;$/.test(only)) return [`${label} => ${only.replace(/;$/, '')},`];
  return [`${label} => {`, ...body.map(l => l && `\t${l}`), '}'];
}

/** The pattern: of the kind that the subject of the match has. */
function labelOf({ condition, place, code, binding, document, serverErrors }: Situation, body: Lines): string {
  const used = (name: string): boolean => new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(body.join('\n'));
  const match = place.chain?.node;
  if (binding.node.id === match?.id) {
    const error = ureqError(document);
    const name = used(binding.name) ? binding.name : '_';
    return `Err(${error}::Status(${serverErrors ? '500..=599' : code}, ${name}))`;
  }
  const subject = match?.childForFieldName('value')?.text ?? '';
  const isNumeric = binding.library.id === 'ureq' || /\.as_u16\(\)$/.test(subject) || isNumber(subject, document);
  if (serverErrors) return isNumeric ? '500..=599' : 'status if status.is_server_error()';
  if (isNumeric) return String(code);
  if (/^\d+$/.test(condition) || /TOO_EARLY$/.test(condition)) return `status if status.as_u16() == ${code}`;
  return condition.replace(
    /^StatusCode(?=::)/,
    /::StatusCode::/.test(match?.text ?? '') ? statusCode(document) : 'StatusCode',
  );
}
