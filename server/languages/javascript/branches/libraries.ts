import type { Library } from '../../../src/branches/types';

const ok = (code: number): boolean => code >= 200 && code < 300;

/** https://fetch.spec.whatwg.org/#response-class */
export const fetchLibrary: Library = {
  id: 'fetch',
  status: 'status',
  flags: { ok },
  reads: ['json', 'text', 'blob', 'arrayBuffer', 'formData', 'bytes', 'body'],
  raises: {},
};
