import type { Evidence } from '../types';
import { insideEvidence } from './inside';
import { keyEvidence } from './keys';
import { lastNameEvidence } from './lastName';
import type { Question } from './question';

/** Says whether an expression, such as the other side of a comparison, holds a status. */
export function subjectEvidence(expression: string, question: Question): Evidence[] {
  const plain = withoutCasts(expression.endsWith('.await') ? expression.slice(0, -6).trimEnd() : expression);
  const found = insideEvidence(plain, question) ?? keyEvidence(plain, question) ?? lastNameEvidence(plain, question);
  // Minitest's `status("/foo").must_equal 404`: whose status it is is said by its path
  return /^status\(\s*["']\//.test(plain) ? [...found, { words: 'it is asked for by a path', weight: 0.4 }] : found;
}

/** `(error as any).status`, and a type in a JSDoc comment, left out. */
function withoutCasts(expression: string): string {
  // Swift's `fields["statusCode"] as? Int`
  const plain = expression.replace(/\s+as[?!]?\s+U?Int(?:\d\d)?$/, '');
  if (!/\(\s*[\w.?]+\s+as\s|\/\*/.test(plain)) return plain;
  return plain
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\(\s*([\w.?]+)\s+as\s[^()]{1,120}\)/, '$1')
    .replace(/^\s*\((\w+)\)/, '$1');
}
