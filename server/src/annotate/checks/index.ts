/** Every check that is not one field's own; a new one adds its file and one line here. See docs/adding-a-check.md. */
import type { Check } from '../types';
import { missingWwwAuthenticate } from './missing-www-authenticate';

export const checks: readonly Check[] = [missingWwwAuthenticate];
