import type { Question } from '../evidence';
import type { Evidence } from '../types';

/** The class of an exception, as a key names it: `NotFoundException::class`, `Gone::Error`, `typeof(ConflictException)`. */
const failureClass =
  /^(?:typeof\()?["'\\]?(?:[\w$]+(?:\.|::|\\))*(?:[A-Z]\w*)?(?:Exception(?:Interface)?|Error)(?:::class|\.class|\.self)?["']?\)?$/;

/** `NotFoundException::class => 404`: what a map of exceptions makes of one; only failures have a status of their own. */
export const failureStatus = (key: string, { code }: Pick<Question, 'code'>): Evidence[] =>
  code >= 400 && failureClass.test(key.trim()) ? [{ words: 'an exception is mapped to it', weight: 0.75 }] : [];
