/** X-XSS-Protection: a filter that browsers removed. That it is outdated is told by deprecated-header. */
import type { Line } from '../context';
import { split } from '../parse/list';
import type { FieldModule } from '../types';
import { quote } from '../words';

function explain(line: Line) {
  const [mode, ...rest] = split(line.value, ';');
  const gone = 'Current browsers have no such filter.';
  if (mode === '0') return { words: `0: switches the filter of old browsers off, which is the safe setting. ${gone}` };
  if (mode !== '1') return { words: `${quote(line.value)} is neither 0 nor 1. ${gone}` };
  const block = rest.some(text => /^mode *= *block$/i.test(text));
  const report = rest.find(text => /^report *=/i.test(text));
  return {
    words: `1: switches the filter of old browsers on${block ? ', to block the page rather than repair it (mode=block)' : ''}${report ? `, with reports to ${quote(report.replace(/^report *= */i, ''), 60)}` : ''}. ${gone}`,
  };
}

export const xXssProtection: FieldModule = { names: ['x-xss-protection'], explain };
