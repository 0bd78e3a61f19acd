import { importsOf, importsPath } from '../../names/imports';
import { pathOf } from '../../path';
import type { Question } from '../../evidence';

/**
 * tRPC's `new TRPCError({ code: 'NOT_FOUND' })`, Astro's `new ActionError({ code: 'FORBIDDEN' })`: errors whose library answers their
 * code with the status of that name. An application's own codes are mapped by the application.
 */
export function namesStatuses({ sites, document }: Question): boolean {
  const taker = sites.find(s => s.kind === 'argument');
  const made = taker?.kind === 'argument' ? pathOf(taker.callee.text).at(-1) : undefined;
  return (
    (made === 'TRPCError' && importsPath(importsOf(document), '@trpc/server')) ||
    (made === 'ActionError' && importsPath(importsOf(document), 'astro:actions'))
  );
}
