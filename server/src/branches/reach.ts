import { bindingParts, closest, descendants, word } from './tree';
import type { Dialect } from './dialect';
import type { Binding, Request } from './types';

/**
 * The binding with what can be said of its request in a `catch`: a name that the `try` declares is out of reach there, so a
 * URL that is made of it is not asked again, and a request that is made of it not sent again. In languages whose names
 * belong to functions nothing changes.
 */
export function withinReach(binding: Binding, dialect: Dialect): Binding {
  const { request, caught, node } = binding;
  if (!request || !caught || !dialect.namesEndWithBlock) return binding;
  const attempt = closest(request.call, dialect.types.tries);
  if (!attempt || closest(node, dialect.types.tries)?.id !== attempt.id) return binding;
  const declared = descendants(attempt, Object.keys(dialect.types.bindings))
    .filter(n => n.endIndex < request.call.startIndex && !n.type.startsWith('assignment'))
    .flatMap(n => bindingParts(n, dialect.types.bindings)?.target.text.match(/[A-Za-z_$][\w$]*/g) ?? []);
  const lost = (text: string): boolean => declared.some(name => word(name).test(text));
  const reached: Request = { ...request };
  if (request.url && lost(request.url.text)) reached.url = undefined;
  if (!request.library.errorHoldsRequest && lost(request.again || request.call.text)) reached.again = false;
  return { ...binding, request: reached };
}
