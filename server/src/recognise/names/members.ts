import { isStatusType } from '../declared';
import type { ParsedDocument } from '../../parsing/document';
import type { Evidence } from '../types';
import type { Receiver } from './receiver';

/**
 * Swift's `enum HTTPStatus { case badRequest }`, and in the type, or in an extension of it, `self = .badRequest` and
 * `case .badRequest, .notFound:`. Looks 16 000 characters up.
 */
export function memberOfStatuses(start: number, receiver: Receiver | undefined, document: ParsedDocument): Evidence[] {
  const { text, language } = document;
  const { members } = language.names ?? {};
  if (!members) return [];
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  const declared = receiver === undefined && members.declared.test(line);
  const own = receiver?.text === '' && members.called.test(line);
  if (!declared && !own) return [];
  const around = [...text.slice(Math.max(0, start - 16_000), start).matchAll(members.opening)].at(-1)?.[1];
  return around !== undefined && isStatusType(around.split('.').at(-1) ?? '')
    ? [{ words: `it is a member of \`${around}\``, weight: 1.1 }]
    : [];
}
