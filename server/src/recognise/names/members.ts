import { isResponseType, isStatusType } from '../declared';
import { mentions, type ParsedDocument } from '../../parsing/document';
import type { Evidence } from '../types';
import type { Receiver } from './receiver';

/**
 * Swift's `enum HTTPStatus { case badRequest }`, and in the type, or in an extension of it, `self = .badRequest` and
 * `case .badRequest, .notFound:`; in a type of responses those for which it gives the code. Looks 16 000 characters up.
 */
export function memberOfStatuses(
  { name, code, start }: { name: string; code: number; start: number },
  receiver: Receiver | undefined,
  document: ParsedDocument,
): Evidence[] {
  const { text, language } = document;
  const { members } = language.names ?? {};
  if (!members) return [];
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  const declared = receiver === undefined && members.declared.test(line);
  const own = receiver?.text === '' && members.called.test(line);
  if (!declared && !own) return [];
  const around = [...text.slice(Math.max(0, start - 16_000), start).matchAll(members.opening)].at(-1)?.[1];
  const type = around?.split('.').at(-1) ?? '';
  return around !== undefined && (isStatusType(type) || (isResponseType(type) && hasCode(name, code, document)))
    ? [{ words: `it is a member of \`${around}\``, weight: 1.1 }]
    : [];
}

/** `case .badRequest: return 400` */
const hasCode = (name: string, code: number, document: ParsedDocument): boolean =>
  mentions(document, new RegExp(`\\.${name}(?:\\([^()\\n]*\\))?\\s*(?:,[^:\\n]*)?:\\s*(?:return\\s+)?${code}\\b`));
