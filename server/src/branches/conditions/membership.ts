import type { Node } from 'web-tree-sitter';
import { callParts, namedChildren, plain } from '../tree';
import { membersOf, numbersAmong } from './lists';
import { among } from './logic';
import type { Conditions, Test } from './types';
import { valueOf } from './values';

/** `[200, 204].includes(status)`, `RETRYABLE.has(status)`, `slices.Contains(list, status)`, `in_array($status, $list)` */
export function membership(node: Node, conditions: Conditions): Test | undefined {
  const call = callParts(node);
  if (!call) return undefined;
  let [arg, object] = namedChildren(call.args);
  if (call.callee === 'slices.Contains') [object, arg] = [arg, object];
  else if (!/^\\?in_array$/.test(call.callee)) {
    if (!/(?:includes|has|contains|Contains|include\?|member\?|cover\?|indexOf)$/.test(call.callee)) return undefined;
    object = call.object;
  }
  const value = arg && valueOf(arg, conditions);
  const members = object && membersOf(object, conditions);
  return value && members ? among(value, members) : undefined;
}

/** Rust's `matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::GONE)`, whose tokens are not parsed. */
export function matched(node: Node, conditions: Conditions): Test | undefined {
  const [macro, tokens] = namedChildren(node);
  if (node.type !== 'macro_invocation' || macro?.text !== 'matches' || !tokens) return undefined;
  const [, subject, patterns] = /^\((.+?),([^,]+),?\s*\)$/s.exec(tokens.text) ?? [];
  if (!subject || !patterns || !conditions.subject.statuses.has(plain(subject.trim())) || /\bif\b/.test(patterns))
    return undefined;
  const behind = tokens.startIndex + tokens.text.indexOf(',');
  return numbersAmong(
    namedChildren(tokens).filter(n => n.startIndex > behind),
    conditions,
  );
}
