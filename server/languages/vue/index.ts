import { scripts } from '../../src/languages/scripts';
import type { Container } from '../../src/languages/types';

/** Vue single-file components: their script blocks. */
export const vue: Container = { id: 'vue', languageIds: ['vue'], regions: text => scripts(text) };
