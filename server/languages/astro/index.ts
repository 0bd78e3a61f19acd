import { scripts } from '../../src/languages/scripts';
import { templates } from '../../src/languages/templates';
import type { Container } from '../../src/languages/types';

/** Astro components: the TypeScript between the fences at the top, script blocks, and the expressions in their markup. */
export const astro: Container = {
  id: 'astro',
  languageIds: ['astro'],
  regions(text) {
    const front = /^(\s*---[ \t]*\r?\n)([\s\S]*?)^---/m.exec(text);
    if (front?.index !== 0) return [...scripts(text, 0, 'typescript'), ...templates(text, 'typescriptreact', 'braces')];
    const start = front[1]?.length ?? 0;
    const end = start + (front[2]?.length ?? 0);
    return [
      { languageId: 'typescript', start, end },
      ...scripts(text, end, 'typescript'),
      ...templates(text, 'typescriptreact', 'braces', end),
    ];
  },
};
