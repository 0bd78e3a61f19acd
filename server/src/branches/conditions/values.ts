import type { Node } from 'web-tree-sitter';
import { callParts, children, escape, namedChildren, plain } from '../tree';
import type { Conditions, Value } from './types';

/** The number that an expression stands for, a status included. */
export function valueOf(node: Node, conditions: Conditions): Value | undefined {
  const text = plain(node.text);
  if (conditions.subject.statuses.has(text)) return code => code;
  const number = /^["']?(\d+)["']?$/.exec(text);
  if (number) return () => Number(number[1]);
  const held = heldIn(node, text);
  if (held) return valueOf(held, conditions);
  const division = divisionIn(node, conditions);
  if (division) return quotient(division, conditions);
  const digit = firstDigit(node, conditions);
  if (digit) return digit;
  const whole = roundedIn(node);
  if (whole) {
    const value = valueOf(whole, conditions);
    return value && (code => floor(value(code)));
  }
  const constant = constantOf(node, conditions);
  return constant === undefined ? undefined : () => constant;
}

/** The code that a name stands for: a library's constant, or one that this file defines. */
export function constantOf(node: Node, { document, services }: Conditions): number | undefined {
  const text = node.text;
  if (text.length > 80 || !/^[\w$.:\\]+$/.test(text)) return undefined;
  const last = namedChildren(node).at(-1) ?? node;
  const use = services.recogniser.at(document, document.positionAt(last.startIndex + 1));
  if (use && use.spelling !== 'class-bound') return use.code;
  const defined = new RegExp(
    `(?:^|[\\s;{(])${escape(text.replace(/^(?:self|static)::/, ''))}\\s*(?::\\s*[\\w.]+\\s*)?=\\s*(\\d{3})\\b(?![.\\d])`,
    'm',
  ).exec(document.text);
  return defined ? Number(defined[1]) : undefined;
}

const floor = (value: number | undefined): number | undefined => (value === undefined ? undefined : Math.floor(value));

/** What stands around a value and does not change it. */
const wrappers =
  /^(?:parenthesized_expression|non_null_expression|as_expression|reference_expression|case_pattern|expression_list|value_argument|argument|array_element_initializer|constant_pattern|postfix_unary_expression|parenthesized_statements|pattern)$/;

/** The expression that has the same value. */
function heldIn(node: Node, text: string): Node | undefined {
  const inner = namedChildren(node);
  if (wrappers.test(node.type) && inner.length) return inner[0];
  // Rust: error.status() == Some(StatusCode::NOT_FOUND)
  const [some, held] = inner;
  if (some?.text === 'Some' && held) return held.type === 'arguments' ? (held.namedChild(0) ?? held) : held;
  // status.to_i
  const receiver = node.type === 'call' ? node.childForFieldName('receiver') : null;
  if (receiver && /^(?:to_i|to_s|to_str)$/.test(node.childForFieldName('method')?.text ?? '')) return receiver;
  // HttpStatus.NOT_FOUND.value(), HttpStatusCode.NotFound.value
  if (!/\.(?:value|code|intValue|toInt|as_u16)(?:\(\))?$/.test(text)) return undefined;
  const call = callParts(node);
  if (call) return namedChildren(call.args).length ? undefined : call.object;
  return node.type === 'navigation_expression' ? inner[0] : undefined;
}

interface Division {
  left: Node;
  right: Node;
  operator: string;
  /** True where the remainder is dropped. */
  whole: boolean;
}

/** `code / 100`, `code // 100`, `code % 100`, `intdiv($code, 100)` */
function divisionIn(node: Node, { document }: Conditions): Division | undefined {
  const operator = children(node).find(c => /^(?:\/|\/\/|%)$/.test(c.type))?.type;
  const [left, right] = namedChildren(node);
  if (operator && left && right) {
    const fraction = /javascript|typescript|tsx|python|php/.test(document.language.id);
    return { left, right, operator, whole: operator === '//' || (operator === '/' && !fraction) };
  }
  const call = callParts(node);
  const [dividend, divisor] = call?.callee.replace(/^\\/, '') === 'intdiv' ? namedChildren(call.args) : [];
  return dividend && divisor && { left: dividend, right: divisor, operator: '/', whole: true };
}

function quotient({ left, right, operator, whole }: Division, conditions: Conditions): Value | undefined {
  const x = valueOf(left, conditions);
  const y = valueOf(right, conditions);
  if (!x || !y) return undefined;
  return code => {
    const v = x(code);
    const w = y(code);
    if (v === undefined || w === undefined || w === 0) return undefined;
    return operator === '%' ? v % w : whole ? Math.floor(v / w) : v / w;
  };
}

/** `code[0]` */
function firstDigit(node: Node, conditions: Conditions): Value | undefined {
  const [text, index] = node.type === 'element_reference' ? namedChildren(node) : [];
  const value = index?.text === '0' && text ? valueOf(text, conditions) : undefined;
  return value && (code => floor((value(code) ?? NaN) / 100));
}

/** The number of which a cast or a function makes a whole one. */
function roundedIn(node: Node): Node | undefined {
  const cast = node.type === 'cast_expression' ? node.childForFieldName('value') : null;
  if (cast) return cast;
  const call = callParts(node);
  const rounds = /^(?:Math\.(?:floor|trunc)|floor|intval|parseInt|Number|Integer|int|str|String)$/;
  return call && rounds.test(call.callee.replace(/^\\/, '')) ? namedChildren(call.args)[0] : undefined;
}
