import { isStatusType } from '../../declared';
import type { Question } from '../../evidence';
import type { Evidence } from '../../types';
import type { Argument } from './types';

/**
 * Swift's `completion(nil, .badRequest)` where the function takes `completion: @escaping (Order?, RequestError?) -> Void`: what
 * the type of a function that was handed in says of the argument in that place. Looks 6 000 characters up.
 */
export function callbackTakes(site: Argument, { document, node }: Question): Evidence[] {
  const name = site.callee.text;
  if (site.keyword || !/^[a-z]\w{2,40}$/.test(name)) return [];
  const above = document.text.slice(Math.max(0, node.startIndex - 6000), node.startIndex);
  if (!above.includes('->')) return [];
  const types = [
    ...above.matchAll(
      new RegExp(`\\b${name}\\s*:\\s*(?:@\\w+\\s+)*\\(?\\(([^()]{1,200})\\)\\s*(?:async\\s*)?(?:throws\\s*)?->`, 'g'),
    ),
  ].at(-1)?.[1];
  const type = types?.split(',')[site.index]?.replace(/^[\s\w]*:|[\s?!]/g, '') ?? '';
  const words = `\`${name}\` takes a \`${type}\``;
  if (isStatusType(type)) return [{ words, weight: 1 }];
  const implicit = document.text.charAt(node.startIndex - 1) === '.';
  return implicit && /^(?:Request|HTTP|Http|Response)Error$/.test(type) ? [{ words, weight: 0.8 }] : [];
}
