import { lineAround } from '../../parsing/document';
import type { Question } from '../evidence';
import type { Evidence } from '../types';

/** `HTTP/1.1 200 OK`, `< HTTP/2 404` among the commands of a shell: what curl printed, as pages show it. */
export function ofStatusLine({ document, node }: Question): Evidence[] {
  const line = lineAround(document.text, node.startIndex);
  return /^\s*(?:<\s+)?HTTP\/\d(?:\.\d)?\s+$/.test(line.text.slice(0, node.startIndex - line.start))
    ? [{ words: 'the version of HTTP stands before it', weight: 1.1 }]
    : [];
}
