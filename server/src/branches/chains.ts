import type { Node } from 'web-tree-sitter';
import { armOf } from './arms';
import { instanceOf, isResponse } from './conditions/classes';
import { labelsTest } from './conditions/labels';
import { anyOf, not, unknown } from './conditions/logic';
import { concerns, testOf } from './conditions/test';
import type { Conditions } from './conditions/types';
import { valueOf } from './conditions/values';
import { callParts, namedChildren, partOf, plain, statementOf } from './tree';
import type { Dialect } from './dialect';
import type { Arm, Binding, Chain } from './types';

/** An `if` on the status with its `else if`s; `undefined` for one that goes on with another, or asks for something else. */
export function ifChain(node: Node, conditions: Conditions, dialect: Dialect): Chain | undefined {
  const { types } = dialect;
  if (
    node.parent?.type === 'else_clause' ||
    (node.parent && types.ifs.includes(node.parent.type) && isAlternative(node, dialect))
  )
    return undefined;
  const arms: Arm[] = [];
  collectIf(node, conditions, dialect, arms);
  const place = statementOf(node, types.blocks);
  if (!place || !arms.some(a => a.condition && concerns(a.condition, conditions))) return undefined;
  return { kind: 'if', node, block: place.block, arms };
}

function isAlternative(node: Node, dialect: Dialect): boolean {
  return !!node.parent && alternatives(node.parent, dialect).some(n => n.id === node.id);
}

function alternatives(node: Node, dialect: Dialect): Node[] {
  const own = dialect.part?.(node, 'alternative');
  return own ? [own] : node.childrenForFieldName('alternative').filter(n => n !== null);
}

function collectIf(node: Node, conditions: Conditions, dialect: Dialect, arms: Arm[]): void {
  const condition = partOf(node, 'condition', dialect);
  const body = partOf(node, 'consequence', dialect) ?? partOf(node, 'body', dialect);
  const asked = condition ? testOf(condition, conditions) : unknown;
  const test = dialect.types.unless?.includes(node.type) ? not(asked) : asked;
  arms.push(armOf({ kind: 'if', node, condition, body, statements: body ? dialect.statements(body) : [], test }));
  for (const next of alternatives(node, dialect)) {
    const inner = next.type === 'else_clause' ? (next.childForFieldName('body') ?? namedChildren(next)[0]) : next;
    if (!inner) continue;
    if (dialect.types.ifs.includes(inner.type) && next.type !== 'block') collectIf(inner, conditions, dialect, arms);
    else if (next.childForFieldName('condition')) collectIf(next, conditions, dialect, arms);
    else
      arms.push(armOf({ kind: 'else', node: next, body: inner, statements: dialect.statements(inner), test: unknown }));
  }
}

/** A `switch` on the status, on the response's class, or one whose labels are conditions on them. */
export function switchChain(node: Node, conditions: Conditions, dialect: Dialect): Chain | undefined {
  const { types } = dialect;
  const asked =
    partOf(node, 'subject', dialect) ?? node.childForFieldName('value') ?? node.childForFieldName('condition');
  // switch (true), match (true)
  const subject = asked && /^\(?\s*true\s*\)?$/.test(asked.text) ? undefined : asked;
  const body = partOf(node, 'body', dialect) ?? node;
  const place = statementOf(node, types.blocks);
  if (!place) return undefined;
  const value = subject && valueOf(subject, conditions);
  const byClass = !!subject && isResponse(subject, conditions);
  if (subject && value?.(404) !== 404 && !byClass) return undefined;
  const kases = namedChildren(body).filter(n => types.cases.includes(n.type));
  const all = kases.map(kase => dialect.labels(kase));
  if (!subject && !all.flat().some(label => concerns(label, conditions))) return undefined;
  const arms = kases.map((kase, i) => {
    const labels = all[i] ?? [];
    const test = !labels.length
      ? unknown
      : byClass
        ? anyOf(labels.map(l => instanceOf(l, conditions)))
        : subject
          ? labelsTest(labels, namedChildren(kase), dialect.guard?.(kase), conditions)
          : anyOf(labels.map(l => testOf(l, conditions)));
    return armOf({
      kind: labels.length ? 'case' : 'else',
      node: kase,
      condition: labels[0],
      body: kase,
      statements: dialect.caseStatements(kase),
      test,
    });
  });
  if (!arms.length) return undefined;
  return { kind: 'switch', node, block: place.block, arms, ...(subject ? {} : { bare: true }) };
}

/** `response.raise_for_status()` as a statement. */
export function raising(call: Node, binding: Binding, { types }: Dialect): Chain | undefined {
  // Ruby calls without parentheses: response.value
  const callee = plain(callParts(call)?.callee ?? (call.type === 'call' ? call.text : ''));
  const owner = plain(binding.name);
  const name = callee.startsWith(`${owner}.`) ? callee.slice(owner.length + 1) : '';
  const raises = binding.library.raises[name];
  const place = raises && statementOf(call, types.blocks);
  if (!raises || !place) return undefined;
  return {
    kind: 'raise',
    node: place.statement,
    block: place.block,
    arms: [armOf({ kind: 'if', node: place.statement, statements: [place.statement], test: raises })],
  };
}
