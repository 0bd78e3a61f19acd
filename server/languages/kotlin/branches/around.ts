import type { Node } from 'web-tree-sitter';
import { closest, namedChildren } from '../../../src/branches/tree';
import type { Place, Situation } from '../../../src/branches/types';

export const functions = ['function_declaration', 'lambda_literal', 'anonymous_function', 'secondary_constructor'];

/** Lambdas that are inlined: a `return` in them leaves the function around. */
const inlined =
  /^(?:use|let|also|run|apply|with|forEach|map|mapNotNull|flatMap|repeat|runCatching|synchronized|withLock)$/;
/** Lambdas that suspend. */
const suspending =
  /^(?:launch|async|runBlocking|withContext|coroutineScope|supervisorScope|withTimeout|withTimeoutOrNull|flow|channelFlow|runTest|execute|liveData)$/;

/** What the function around a branch lets its code do. */
export class Around {
  /** The innermost function or lambda. */
  readonly fn: Node | undefined;

  constructor(block: Node) {
    this.fn = closest(block, functions);
  }

  /** The function itself, where only inlined lambdas lie between. */
  get declaration(): Node | undefined {
    let n = this.fn;
    while (n?.type === 'lambda_literal' && inlined.test(calledWith(n))) n = closest(n.parent, functions);
    return n?.type === 'function_declaration' ? n : undefined;
  }

  /** The type that the function gives back: `User?`; `Unit` where it says none and has a block. */
  get type(): string | undefined {
    const fn = this.declaration;
    if (!fn) return undefined;
    const children = namedChildren(fn);
    const at = children.findIndex(n => n.type === 'function_value_parameters');
    const type = children[at + 1];
    if (type && !/^(?:function_body|type_constraints)$/.test(type.type)) return type.text;
    return children.at(-1)?.namedChild(0)?.type === 'block' ? 'Unit' : undefined;
  }

  get suspends(): boolean {
    for (let n = this.fn; n; n = closest(n.parent, functions)) {
      if (n.type === 'function_declaration')
        return /\bsuspend\b/.test(namedChildren(n).find(c => c.type === 'modifiers')?.text ?? '');
      const name = calledWith(n);
      if (suspending.test(name)) return true;
      if (!inlined.test(name)) return false;
    }
    return false;
  }

  /**
   * What stands in front of a value that ends everything here, with a space behind it: `return `. `undefined` where the
   * value of a lambda would go somewhere else than out of the function.
   */
  get leaving(): string | undefined {
    const { fn } = this;
    if (!fn) return undefined;
    if (fn.type !== 'lambda_literal') return 'return ';
    const name = calledWith(fn);
    if (!inlined.test(name)) return name ? `return@${name} ` : undefined;
    const call = fn.parent?.parent;
    const around = this.declaration;
    if (!call || !around || !this.type) return undefined;
    const given = call.parent?.type === 'return_expression' || call.parent?.type === 'function_body';
    const last = call.parent?.type === 'block' && call.parent.parent?.parent?.id === around.id && this.type === 'Unit';
    return given || (last && namedChildren(call.parent).at(-1)?.id === call.id) ? 'return ' : undefined;
  }
}

/** The function that a lambda is handed to: `use`. */
function calledWith(lambda: Node): string {
  const call = closest(lambda.parent, ['call_expression']);
  const head = call?.namedChild(0);
  const called = head?.type === 'call_expression' ? head.namedChild(0) : head;
  return /(\w+)$/.exec(called?.text ?? '')?.[1] ?? '';
}

/** True in a `when` whose value is used. */
export function isValue({ chain, form }: Place): boolean {
  if (form !== 'case' || !chain) return false;
  const parent = chain.node.parent;
  if (parent?.type === 'lambda_literal') return namedChildren(parent).at(-1)?.id === chain.node.id;
  return !['block', 'source_file', 'when_entry'].includes(parent?.type ?? '');
}

/** How the code of a branch fails where no sibling shows how. */
export function ownFailure({
  place,
  binding,
  document,
}: Pick<Situation, 'place' | 'binding' | 'document'>): (message: string) => string {
  const around = new Around(place.block);
  if (around.fn?.childForFieldName('name')?.text === 'onResponse') {
    const list = namedChildren(around.fn).find(n => n.type === 'function_value_parameters');
    const call = list?.namedChild(0)?.namedChild(0)?.text ?? 'call';
    return message => `onFailure(${call}, IOException(${message}))\nreturn`;
  }
  if (binding.caught) return message => `throw IllegalStateException(${message}, ${binding.caught})`;
  const network = binding.library.id === 'okhttp' || /\bIOException\b/.test(document.text);
  return message => `throw ${network ? 'IOException' : 'IllegalStateException'}(${message})`;
}
