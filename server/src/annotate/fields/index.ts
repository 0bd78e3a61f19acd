/** Every field module; a new field adds its file and one line here, in alphabetical order. See docs/adding-a-check.md. */
import type { FieldModule } from '../types';
import { acceptRanges } from './accept-ranges';
import { age } from './age';
import { cacheControl } from './cache-control';
import { contentEncoding } from './content-encoding';
import { contentLength } from './content-length';
import { contentRange } from './content-range';
import { contentType } from './content-type';
import { date } from './date';
import { etag } from './etag';
import { expires } from './expires';
import { lastModified } from './last-modified';
import { location } from './location';
import { retryAfter } from './retry-after';
import { vary } from './vary';

export const fieldModules: readonly FieldModule[] = [
  acceptRanges,
  age,
  cacheControl,
  contentEncoding,
  contentLength,
  contentRange,
  contentType,
  date,
  etag,
  expires,
  lastModified,
  location,
  retryAfter,
  vary,
];
