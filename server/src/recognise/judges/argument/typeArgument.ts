import { pathOf } from '../../path';
import type { Evidence } from '../../types';
import { statusName } from '../../words';
import type { Call } from './call';

/**
 * TypeScript's `Reply<404, Problem>`, `Exclude<HttpStatusCode, 200 | 404>`: what a type is given. Nothing else is asked of it: a type
 * sends and compares nothing.
 */
export function ofTypeArgument({ name, site, question }: Call): Evidence[] | undefined {
  if (site.node.type !== 'generic_type') return undefined;
  const { catalogue, code } = question;
  if (catalogue.get(code) === undefined) return [];
  const other = site.args
    .filter((_, i) => i !== site.index)
    .map(a => pathOf(/^(?:typeof\s+)?([\w.]+)/.exec(a.text.slice(0, 80))?.[1] ?? '').at(-1) ?? '')
    .find(n => statusName(n).weight >= 1);
  if (other !== undefined) return [{ words: `\`${other}\` stands beside it`, weight: 1 }];
  return /respon[sd]|reply|http|status(?!es)/i.test(name)
    ? [{ words: `\`${name}\` is a type of answers`, weight: 0.85 }]
    : [];
}
