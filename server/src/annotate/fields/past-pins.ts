/** Public-Key-Pins and Expect-CT: directives of dropped mechanisms. That browsers ignore them is told by deprecated-header. */
import type { Line } from '../context';
import { parseParameter, split } from '../parse/list';
import type { FieldModule, FieldWords } from '../types';
import { count, list, quote, seconds } from '../words';

function explain(line: Line): FieldWords {
  const ct = /^expect-ct$/i.test(line.name);
  const directives = split(line.value, ct ? ',' : ';').slice(0, 40);
  const read = directives.map(text => ({ text, parameter: parseParameter(text) }));
  const pins = read.filter(({ parameter }) => parameter?.name.startsWith('pin-')).length;
  const words = read.flatMap(({ text, parameter }) => {
    if (!parameter) return [quote(text, 40)];
    const { name, value = '' } = parameter;
    if (name === 'max-age')
      return [/^\d{1,15}$/.test(value) ? `for ${seconds(Number(value))}` : `for ${quote(value, 20)}`];
    if (name === 'report-uri') return [`with reports to ${quote(value, 100)}`];
    if (name === 'includesubdomains') return ['with all subdomains'];
    if (name === 'enforce') return ['refusing connections without it'];
    return name.startsWith('pin-') ? [] : [quote(text, 40)];
  });
  const head = ct
    ? 'Asked browsers to insist on Certificate Transparency for this host'
    : `Asked browsers to accept this site only with one of ${count(pins, 'key')}`;
  return { words: `${[head, ...(words.length ? [list(words)] : [])].join(', ')}. No current browser reads it.` };
}

export const pastPins: FieldModule = {
  names: ['public-key-pins', 'public-key-pins-report-only', 'expect-ct'],
  explain,
};
