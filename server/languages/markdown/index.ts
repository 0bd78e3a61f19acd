import { guessLanguage } from '../../src/languages/guess';
import type { Container, Region } from '../../src/languages/types';

/** Markdown: fenced code, by the language that the fence names (CommonMark 0.31, 4.5), or that its code looks like. */
export const markdown: Container = {
  id: 'markdown',
  languageIds: ['markdown', 'md', 'mdx'],
  regions(text) {
    const regions: Region[] = [];
    const fence = /^( {0,3}|[ \t]*(?:[-*+]|\d+\.)?[ \t]+)(`{3,}|~{3,})[ \t]*([\w+#.-]*)[^\n]*\n/gm;
    for (let open = fence.exec(text); open; open = fence.exec(text)) {
      const start = open.index + open[0].length;
      const mark = open[2] ?? '```';
      const close = new RegExp(`^[ \\t]*${mark.charAt(0)}{${mark.length},}[ \\t]*\\r?$`, 'gm');
      close.lastIndex = start;
      const found = close.exec(text);
      const end = found ? found.index : text.length;
      const named = open[3]?.toLowerCase() ?? '';
      const languageId = unnamed.test(named) ? guessLanguage(text.slice(start, end)) : named;
      regions.push({ languageId, start, end });
      fence.lastIndex = found ? close.lastIndex : text.length;
    }
    return regions;
  },
};

/** What a fence says where it names no language. */
const unnamed = /^(?:|te?xt|plain(?:text)?|console|output|log|code)$/;
