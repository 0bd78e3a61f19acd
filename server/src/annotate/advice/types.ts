import type { Advice, Annotation } from '../../protocol';
import type { Context } from '../context';

/** What has been read so far; advice draws on it instead of reading again. */
export type Readable = Omit<Annotation, 'keys' | 'summary' | 'advice'>;

/** One source of advice. Says nothing where it does not apply. */
export type Adviser = (context: Context, readable: Readable) => Advice[];
