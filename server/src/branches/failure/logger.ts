import type { ParsedDocument } from '../../parsing/document';
import type { Saying } from './types';

/** How the file tells something to its log: `this.logger.warn('…')`. */
export function loggerIn({ text }: ParsedDocument): Saying | undefined {
  const calls = [
    ...text.matchAll(
      /(?<![\w$.>])((?:this\.|self\.|\$this->|@|\$)?_?[lL]og(?:ger)?(?:\.|->)(?:Log)?(?:[wW]arn(?:ing)?|[eE]rror))( |\()(?=["'`])/g,
    ),
  ];
  const [, callee, open] = calls.find(c => /warn/i.test(c[1] ?? '')) ?? calls[0] ?? [];
  return callee ? message => `${callee}${open}${message}${open === '(' ? ')' : ''}` : undefined;
}
