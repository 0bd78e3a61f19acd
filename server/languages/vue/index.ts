import { scriptLanguage, scripts } from '../../src/languages/scripts';
import { templates } from '../../src/languages/templates';
import type { Container } from '../../src/languages/types';

/** Vue single-file components: their script blocks, and the expressions in their markup. */
export const vue: Container = {
  id: 'vue',
  languageIds: ['vue'],
  regions(text) {
    const blocks = scripts(text);
    return [...blocks, ...templates(text, scriptLanguage(blocks), 'attributes')];
  },
};
