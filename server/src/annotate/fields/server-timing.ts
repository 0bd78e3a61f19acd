/** Server-Timing (W3C): how long things took on the server. */
import type { Line } from '../context';
import { isToken, split, trim, unquote } from '../parse/list';
import { spec } from '../reference';
import type { Check, FieldModule, FieldWords } from '../types';
import { count, list, quote } from '../words';

interface Metric {
  name: string;
  /** Milliseconds. */
  duration: number | undefined;
  description: string | undefined;
  text: string;
  fault?: string;
}

/** One metric (Server-Timing, 3). Spaces may stand around `=`. Unknown parameters are skipped. Never throws. */
function parseMetric(text: string): Metric {
  const [name = '', ...parameters] = split(text, ';');
  const metric: Metric = { name, duration: undefined, description: undefined, text };
  if (!isToken(name))
    metric.fault = text.startsWith(';')
      ? 'the name before the first semicolon is missing'
      : name.includes('=')
        ? `the name and its number are joined by "=" in ${quote(name, 40)}`
        : `${quote(name, 40)} is no name (letters, digits and hyphens, no spaces)`;
  for (const parameter of parameters) {
    const equals = parameter.indexOf('=');
    const key = trim(equals < 0 ? parameter : parameter.slice(0, equals)).toLowerCase();
    const raw = equals < 0 ? '' : trim(parameter.slice(equals + 1));
    const value = raw.startsWith('"') ? unquote(raw) : raw;
    if (!isToken(key) || value === undefined || (!raw.startsWith('"') && raw !== '' && !isToken(raw)))
      metric.fault ??= `${quote(parameter, 40)} cannot be read`;
    else if (key === 'dur' && metric.duration === undefined) {
      // Only these forms are numbers; a browser reads 12ms as 12 at best, and as 0 at worst.
      if (/^[+-]?(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})(?:e[+-]?\d{1,3})?$/i.test(value))
        metric.duration = Number(value);
      else metric.fault ??= `dur=${quote(value, 40)} is no number of milliseconds`;
    } else if (key === 'desc') metric.description ??= value;
  }
  return metric;
}

/** What it does: reports bad syntax, and a dur that is no number. Why: the metric shows as 0, or not at all. */
export const serverTimingInvalid: Check = {
  id: 'server-timing-invalid',
  level: 'warn',
  reference: spec(
    'Server Timing, The Server-Timing Header Field',
    'https://www.w3.org/TR/server-timing/#the-server-timing-header-field',
  ),
  *find({ response }) {
    for (const line of response.fields.get('server-timing')?.lines ?? []) {
      const bad = split(line.value)
        .map(parseMetric)
        .find(({ fault }) => fault !== undefined);
      if (!bad) continue;
      yield {
        wrong: `Server-Timing ${quote(bad.text)} is not valid: ${bad.fault ?? ''}.`,
        why: "The browser's tools show the metric with 0 ms, or leave it out.",
        instead: `The server should send, for example, ${isToken(bad.name) ? bad.name.slice(0, 40) : 'db'};dur=53.2;desc="Database".`,
        place: { part: 'field', name: line.name, lines: [line.index] },
      };
    }
  },
};

function explain(line: Line): FieldWords {
  const metrics = split(line.value).slice(0, 100).map(parseMetric);
  if (!metrics.length) return { words: 'Empty: no timings.' };
  const parts = metrics.map(({ text, name, duration, description }) => ({
    text,
    words: `${description ? `${quote(description, 100)}` : quote(name, 60).slice(1, -1)}${duration === undefined ? '' : ` took ${duration} ms`}`,
  }));
  return {
    words: `${count(metrics.length, 'timing')} of the server: ${list(parts.map(part => part.words))}.`,
    parts,
  };
}

export const serverTiming: FieldModule = { names: ['server-timing'], explain, checks: [serverTimingInvalid] };
