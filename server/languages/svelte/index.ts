import { scripts } from '../../src/languages/scripts';
import type { Container } from '../../src/languages/types';

/** Svelte components: their script blocks. */
export const svelte: Container = { id: 'svelte', languageIds: ['svelte'], regions: text => scripts(text) };
