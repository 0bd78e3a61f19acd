/** Warning (RFC 7234, 5.5; obsoleted by RFC 9111): what the status did not show. */
import type { Line } from '../context';
import { split } from '../parse/list';
import type { FieldModule, FieldWords } from '../types';
import { list, quote } from '../words';

const CODES: Record<string, string> = {
  '110': 'the copy is stale',
  '111': 'the origin could not be asked, so the copy may be stale',
  '112': 'the cache is cut off from the network',
  '113': 'the cache chose a lifetime of more than a day by itself',
  '199': 'some other warning',
  '214': 'a proxy changed the content',
  '299': 'some other warning that stays',
};

function explain(line: Line): FieldWords {
  const parts = split(line.value)
    .slice(0, 20)
    .map(text => {
      const match = /^(\d{3}) +(\S{1,200})(?: +"(.{0,500})")?/.exec(text);
      if (!match) return { text, words: quote(text, 80) };
      const [, code = '', agent = '', words] = match;
      return {
        text,
        words: `${CODES[code] ?? `the code ${code}`}${agent === '-' ? '' : `, says ${quote(agent, 60)}`}${words ? `: ${quote(words, 160)}` : ''}`,
      };
    });
  return { words: parts.length ? `A warning: ${list(parts.map(part => part.words))}.` : 'Empty: no warning.', parts };
}

export const warning: FieldModule = { names: ['warning'], explain };
