import type { Evidence } from '../types';
import type { Question } from './question';

/**
 * `"received HTTP return code " + stringify(code)`, `"HTTP error ${code}"`: a text behind it says what it prints. Looks 600 characters on.
 */
export function toldEvidence(name: string, { document, node }: Question): Evidence[] {
  if (!/^[A-Za-z_]\w*$/.test(name)) return [];
  const below = document.text.slice(node.endIndex, node.endIndex + 600);
  if (!/http|status code/i.test(below)) return [];
  const told = new RegExp(
    `\\b(?:HTTP(?:[ -]\\w+){0,3}|status code)[:= (]{0,3}(?:["'\`]\\s*(?:\\+|<<|,|\\.)\\s*(?:[\\w:.]+\\(\\s*){0,2}[$@]?${name}\\b|[#$\\\\]?[{(]\\s*[$@]?${name}\\b|\\$${name}\\b)`,
    'i',
  );
  return told.test(below) ? [{ words: `a text calls \`${name}\` a status`, weight: 0.6 }] : [];
}
