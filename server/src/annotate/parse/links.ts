/** Link values (RFC 8288, 3; Appendix B.3). Linear; never throws. */
import { isToken, trim } from './list';

export interface Link {
  /** As sent, between the angle brackets. */
  target: string;
  /** Names in lower case; of a repeated one the first counts (RFC 8288, 3.3, 3.4). `undefined` values stand without `=`. */
  parameters: Map<string, string | undefined>;
  /** As sent. */
  text: string;
}

export interface Links {
  links: Link[];
  /** Why reading stopped, as half a sentence, and at which text. */
  fault?: { reason: string; at: string };
}

/** More links than this in one field line are not read. */
const MOST = 500;

export function parseLinks(value: string): Links {
  const links: Link[] = [];
  let at = 0;
  const blank = () => {
    while (value[at] === ' ' || value[at] === '\t') at++;
  };
  const stop = (reason: string, from: number): Links => ({
    links,
    fault: { reason, at: value.slice(from, from + 60) },
  });
  while (links.length < MOST) {
    while (value[at] === ',' || value[at] === ' ' || value[at] === '\t') at++;
    if (at >= value.length) break;
    const start = at;
    if (value[at] !== '<') return stop('the target must stand between < and >', start);
    const close = value.indexOf('>', at);
    if (close < 0) return stop('the closing > is missing', start);
    const target = value.slice(at + 1, close);
    if (/[\s<"]/.test(target))
      return stop('the target between < and > holds a space or another character that no URL has', start);
    at = close + 1;
    const parameters = new Map<string, string | undefined>();
    for (;;) {
      blank();
      if (value[at] !== ';') break;
      at++;
      blank();
      const begin = at;
      while (at < value.length && isToken(value[at] ?? '')) at++;
      const name = value.slice(begin, at).toLowerCase();
      if (name === '') {
        // An empty parameter: `; ;` or one at the end is harmless.
        if (at >= value.length || value[at] === ';' || value[at] === ',') continue;
        return stop('a parameter has no name', begin);
      }
      blank();
      let parameter: string | undefined;
      if (value[at] === '=') {
        at++;
        blank();
        if (value[at] === '"') {
          const read = quotedString(value, at);
          if (!read) return stop('a quoted text has no closing quotation mark', begin);
          [parameter, at] = read;
        } else {
          const from = at;
          while (at < value.length && !/[;,\s]/.test(value[at] ?? '')) at++;
          parameter = value.slice(from, at);
        }
      }
      if (!parameters.has(name)) parameters.set(name, parameter);
    }
    links.push({ target, parameters, text: trim(value.slice(start, at)) });
    if (at < value.length && value[at] !== ',') return stop('a comma or semicolon is missing', at);
  }
  return { links };
}

/** Reads a quoted-string from its opening quote; the text and the offset behind it. `undefined` where it does not end. */
function quotedString(value: string, open: number): [string, number] | undefined {
  const pieces: string[] = [];
  let from = open + 1;
  for (let i = from; i < value.length; i++) {
    if (value[i] === '"') {
      pieces.push(value.slice(from, i));
      return [pieces.join(''), i + 1];
    }
    if (value[i] === '\\') {
      pieces.push(value.slice(from, i));
      from = ++i;
    }
  }
  return undefined;
}

/** The relations of a link, lower case unless they are URIs (RFC 8288, 2.1). */
export function relations(link: Link): string[] {
  const rel = link.parameters.get('rel') ?? '';
  return rel
    .split(/[ \t]+/)
    .filter(word => word !== '')
    .slice(0, 20)
    .map(word => (word.includes(':') ? word : word.toLowerCase()));
}
