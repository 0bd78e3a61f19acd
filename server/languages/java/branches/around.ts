import type { Node } from 'web-tree-sitter';
import { closest, contains, namedChildren } from '../../../src/branches/tree';
import type { Place, Situation } from '../../../src/branches/types';

export const functions = [
  'method_declaration',
  'constructor_declaration',
  'lambda_expression',
  'compact_constructor_declaration',
];

/** What the function around a branch lets its code do. */
export class Around {
  readonly fn: Node | undefined;

  constructor(private readonly block: Node) {
    this.fn = closest(block, functions);
  }

  /** The type that the method gives back: `void`, `Optional<User>`; `undefined` in a lambda or constructor. */
  get type(): string | undefined {
    return this.fn?.type === 'method_declaration' ? this.fn.childForFieldName('type')?.text : undefined;
  }

  /** The method that a lambda is handed to: `thenApply`. */
  get handedTo(): string | undefined {
    return this.fn?.type === 'lambda_expression'
      ? (this.fn.parent?.parent?.childForFieldName('name')?.text ?? undefined)
      : undefined;
  }

  /** True where the method says that it throws this, or a class above it. */
  throws(exception: string): boolean {
    const clause = this.fn && namedChildren(this.fn).find(n => n.type === 'throws');
    return !!clause && namedChildren(clause).some(t => covers(t.text, exception));
  }

  /** True where code in the block may throw this checked exception: it is declared or caught. */
  allows(exception: string): boolean {
    for (let n = this.block.parent; n && n.id !== this.fn?.id; n = n.parent) {
      const body = /^try_/.test(n.type) ? n.childForFieldName('body') : null;
      if (!body || !contains(body, this.block)) continue;
      const types = n.descendantsOfType('catch_type').filter(t => t !== null && t.parent?.parent?.parent?.id === n.id);
      if (types.some(t => t && namedChildren(t).some(c => covers(c.text, exception)))) return true;
    }
    return this.throws(exception);
  }
}

const above: Record<string, string[]> = {
  IOException: ['Exception', 'Throwable'],
  InterruptedException: ['Exception', 'Throwable'],
  ExecutionException: ['Exception', 'Throwable'],
};

function covers(declared: string, exception: string): boolean {
  const name = declared.split('.').at(-1) ?? declared;
  return name === exception || !!(above[exception] ?? ['Exception', 'Throwable']).includes(name);
}

/** True in a `switch` that is a value: nothing can be returned from in there. */
export function isValue({ chain, form }: Place): boolean {
  return (
    form === 'case' &&
    !!chain &&
    !['block', 'expression_statement', 'switch_block_statement_group'].includes(chain.node.parent?.type ?? '')
  );
}

/** How the code of a branch fails where no sibling shows how. */
export function ownFailure({ place, binding }: Pick<Situation, 'place' | 'binding'>): (message: string) => string {
  const around = new Around(place.block);
  if (around.fn?.childForFieldName('name')?.text === 'onResponse') {
    const call = around.fn.childForFieldName('parameters')?.namedChild(0)?.childForFieldName('name')?.text ?? 'call';
    return message => `onFailure(${call}, new IOException(${message}));\nreturn;`;
  }
  if (/^(?:exchangeTo\w+|onStatus)$/.test(around.handedTo ?? '') || /^Mono\b/.test(around.type ?? ''))
    return message => `return Mono.error(new IllegalStateException(${message}));`;
  if (binding.caught) return message => `throw new IllegalStateException(${message}, ${binding.caught});`;
  const checked = place.form !== 'then' && !isValue(place) && around.throws('IOException');
  return message => `throw new ${checked ? 'IOException' : 'IllegalStateException'}(${message});`;
}
