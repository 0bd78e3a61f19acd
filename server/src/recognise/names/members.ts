import { isStatusType } from '../declared';
import type { ParsedDocument } from '../../parsing/document';
import type { Evidence } from '../types';
import type { Receiver } from './receiver';

/** What opens a type, at the start of a line. */
const opening =
  /^[ \t]*(?:@\w+\s+)?(?:(?:public|internal|private|open|final|indirect)\s+)*(?:enum|extension|struct)\s+([\w.]+)/gm;

/**
 * Swift's `enum HTTPStatus { case badRequest }`, and in the type, or in an extension of it, `self = .badRequest` and
 * `case .badRequest, .notFound:`. Looks 16 000 characters up.
 */
export function memberOfStatuses(start: number, receiver: Receiver | undefined, document: ParsedDocument): Evidence[] {
  if (document.language.id !== 'swift') return [];
  const { text } = document;
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  const declared = receiver === undefined && /^\s*case\s+(?:\w+(?:\([^()]*\))?\s*,\s*)*$/.test(line);
  const own =
    receiver?.text === '' && /^\s*\.$|\bself\s*[!=]?=\s*\.$|\b(?:case|return)\s+(?:[\w.,()\s]*,\s*)?\.$/.test(line);
  if (!declared && !own) return [];
  const around = [...text.slice(Math.max(0, start - 16_000), start).matchAll(opening)].at(-1)?.[1];
  return around !== undefined && isStatusType(around.split('.').at(-1) ?? '')
    ? [{ words: `it is a member of \`${around}\``, weight: 1.1 }]
    : [];
}
