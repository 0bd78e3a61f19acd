import { scriptLanguage, scripts } from '../../src/languages/scripts';
import { templates } from '../../src/languages/templates';
import type { Container } from '../../src/languages/types';

/** Svelte components: their script blocks, and the expressions in their markup. */
export const svelte: Container = {
  id: 'svelte',
  languageIds: ['svelte'],
  regions(text) {
    const blocks = scripts(text);
    return [...blocks, ...templates(text, scriptLanguage(blocks), 'braces')];
  },
};
