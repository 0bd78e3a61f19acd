import type { Node } from 'web-tree-sitter';
import { closest, namedChildren } from '../../../src/branches/tree';
import type { Dialect } from '../../../src/branches/dialect';
import type { Situation } from '../../../src/branches/types';
import { argumentsOf } from './requests';

/** True where code of that function may await: it is async, or it is the top level of a program. */
export function isAsync(fn: Node | undefined): boolean {
  return !fn || fn.children.some(c => c?.type === 'modifier' && c.text === 'async');
}

/** The type that a function gives back, without its `Task`; `void` for one that gives nothing back, `undefined` for a lambda. */
export function returnTypeOf(fn: Node | undefined): string | undefined {
  if (!fn) return 'void';
  const type = (fn.childForFieldName('returns') ?? fn.childForFieldName('type'))?.text;
  if (type === undefined || fn.type === 'lambda_expression')
    return fn.type === 'constructor_declaration' ? 'void' : undefined;
  if (/^(?:System\.Threading\.Tasks\.)?(?:Value)?Task$/.test(type)) return 'void';
  return /^(?:Value)?Task<([\s\S]+)>$/.exec(type)?.[1] ?? type;
}

/** The statement that leaves with nothing: where nothing is there (`done` false), or nothing more to read (`done` true). */
export function empty({ place }: Situation, { types }: Dialect, done: boolean): string | undefined {
  const fn = closest(place.block, types.functions);
  for (let n: Node | null = place.block; n && n.id !== fn?.id; n = n.parent)
    if (types.loops.includes(n.type)) return 'continue;';
  const type = returnTypeOf(fn);
  if (type === undefined) return undefined;
  if (type === 'void') return done ? 'return;' : undefined;
  if (type.endsWith('?')) return 'return null;';
  if (type === 'bool') return `return ${String(done)};`;
  if (/(?<![\w.])return\s+null\s*;/.test(fn?.text ?? '')) return 'return null;';
  const items = /^(?:IReadOnlyList|IReadOnlyCollection|IEnumerable|ICollection)<(.+)>$/.exec(type)?.[1];
  if (items) return `return Array.Empty<${items}>();`;
  if (/^List<.+>$/.test(type)) return `return new ${type}();`;
  if (type.endsWith('[]')) return `return Array.Empty<${type.slice(0, -2)}>();`;
  if (type === 'string') return done ? 'return string.Empty;' : undefined;
  return undefined;
}

/** The CancellationToken in scope, whatever its name: what the request was given, else a parameter's. */
export function cancellationToken({ binding, place }: Situation, { types }: Dialect): string | undefined {
  const call = binding.request?.call;
  for (const given of call ? argumentsOf(call) : []) {
    if (/(?:^|\.)_?(?:ct|\w*[tT]oken|\w*[cC]ancel\w*|RequestAborted|ApplicationStopping)$/.test(given.text))
      return given.text;
  }
  for (let fn = closest(place.block, types.functions); fn; fn = closest(fn.parent, types.functions)) {
    const parameters = fn.childForFieldName('parameters');
    const typed = parameters && namedChildren(parameters).find(p => /\bCancellationToken\s+\w/.test(p.text));
    if (typed) return typed.childForFieldName('name')?.text;
  }
  return undefined;
}
