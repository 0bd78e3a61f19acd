import type { Draft } from '../messages';
import type { AnswerFacts } from './answer';
import { javascript } from './javascript';
import { python } from './python';
import { requestOf } from './request';

export type ClientLanguage = 'javascript' | 'python';

/**
 * Writes the request as client code that runs as it stands, with the handling of the answer that came. Variables and
 * secrets are read from the environment. A multipart body cannot be written in so few lines and is left to the reader.
 */
export function toClientCode(draft: Draft, language: ClientLanguage, answer: AnswerFacts | undefined): string {
  const request = requestOf(draft);
  return language === 'javascript' ? javascript(request, answer) : python(request, answer);
}
