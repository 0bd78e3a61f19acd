/** Every field module; a new field adds its file and one line here, in alphabetical order. See docs/adding-a-check.md. */
import type { FieldModule } from '../types';
import { contentLength } from './content-length';
import { retryAfter } from './retry-after';

export const fieldModules: readonly FieldModule[] = [contentLength, retryAfter];
