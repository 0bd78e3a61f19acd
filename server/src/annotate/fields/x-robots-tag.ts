/** X-Robots-Tag: what search engines may do with the resource. */
import type { Line } from '../context';
import type { FieldModule, FieldWords } from '../types';
import { split } from '../parse/list';
import { list, quote } from '../words';

const RULES: Record<string, string> = {
  all: 'do as they like',
  noindex: 'not show it among their results',
  nofollow: 'not follow its links',
  none: 'neither show it nor follow its links',
  noarchive: 'show no stored copy',
  nocache: 'show no stored copy',
  nosnippet: 'show no text from it',
  noimageindex: 'not index its images',
  notranslate: 'offer no translation',
  nositelinkssearchbox: 'show no search box for the site',
  indexifembedded: 'index it where it is embedded',
  noai: 'not train models on it (a private rule)',
  noimageai: 'not train models on its images (a private rule)',
};

function explain(line: Line): FieldWords {
  let crawler = '';
  const parts = split(line.value)
    .slice(0, 40)
    .map(text => {
      const named = /^([a-z][\w-]{1,40}) *: *(.*)$/is.exec(text);
      const rule = named && !/^(?:max-|unavailable_after)/i.test(named[1] ?? '') ? named : undefined;
      if (rule) crawler = rule[1] ?? '';
      const key = (rule ? (rule[2] ?? '') : text).trim();
      const [name = '', value = ''] = key.split(/ *: */, 2);
      const known = RULES[name.toLowerCase()];
      const words =
        known ??
        (/^unavailable_after/i.test(name)
          ? `not show it after ${quote(key.slice('unavailable_after'.length).replace(/^ *: */, ''), 40)}`
          : /^max-(?:snippet|image-preview|video-preview)$/i.test(name)
            ? `keep to ${name.slice(4).replace('-', ' ')}: ${value === '-1' ? 'no limit' : quote(value, 20)}`
            : `follow the rule ${quote(key, 40)}`);
      return { text, words: crawler ? `${words} (${crawler})` : words };
    });
  return {
    words: parts.length
      ? `Search engines should ${list(parts.map(part => part.words))}.`
      : 'Empty: no rules for search engines.',
    parts,
  };
}

export const xRobotsTag: FieldModule = { names: ['x-robots-tag'], explain };
