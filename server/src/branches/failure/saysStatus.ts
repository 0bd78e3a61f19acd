import type { Node } from 'web-tree-sitter';
import { statusesOf, word } from '../tree';
import type { Binding } from '../types';

/** True for code in which the response's status stands. */
export function saysStatus({ text }: Node, { name, library, parts }: Binding): boolean {
  if (parts) return word(name).test(text);
  const plainly = text.replace(/\?\.|\??->/g, '.');
  return statusesOf(name, library).some(status => plainly.includes(status));
}
