import type { Question } from '../evidence';
import type { Evidence } from '../types';

/** Elasticsearch's `delete({ index }, { ignore: 404 })`, `delete(index=name, ignore=[400, 404])`: answers that are no errors there. */
export const ignores = (key: string, { document, code }: Question): Evidence[] =>
  key === 'ignore' && code >= 400 && /elastic|opensearch/i.test(document.head.text)
    ? [{ words: '`ignore` names the answers that are no errors', weight: 0.9 }]
    : [];
