/** Fields that hold one span of time, each with its unit. */
import type { Context, Line } from '../context';
import type { FieldModule, FieldWords } from '../types';
import { date, quote, relative, seconds, span } from '../words';

interface Duration {
  /** Seconds or milliseconds for a bare number. */
  unit: 's' | 'ms';
  /** A sentence in which `%` stands for the span. */
  words: string;
}

const DURATIONS: Record<string, Duration> = {
  'accept-ch-lifetime': {
    unit: 's',
    words: 'Browsers should remember the wishes of Accept-CH for %; none does any more.',
  },
  'openai-processing-ms': { unit: 'ms', words: 'The API worked on the request for %.' },
  'retry-after-ms': { unit: 'ms', words: 'Wait % before the next attempt.' },
  ttl: { unit: 's', words: 'The push service will keep the message for %.' },
  'x-envoy-upstream-service-time': { unit: 'ms', words: 'The service behind Envoy took %, its network time included.' },
  'x-kong-proxy-latency': { unit: 'ms', words: 'Kong itself took % before the request went on.' },
  'x-kong-response-latency': { unit: 'ms', words: 'Kong took % for a response that it made itself.' },
  'x-kong-upstream-latency': { unit: 'ms', words: 'The service behind Kong took % until its first byte.' },
  'x-ms-retry-after-ms': { unit: 'ms', words: 'Wait % before the next attempt.' },
  'x-process-time': { unit: 's', words: 'The application worked on the request for %.' },
  'x-response-time': { unit: 'ms', words: 'The application took % until it wrote the header.' },
  'x-runtime': { unit: 's', words: 'The application took %.' },
};

/** Milliseconds; the field's own unit counts for a bare number. Never throws. */
function milliseconds(value: string, unit: 's' | 'ms'): number | undefined {
  const match = /^(\d{1,12}(?:\.\d{1,12})?) ?(ms|s|us|µs)?$/i.exec(value);
  if (!match) return undefined;
  const number = Number(match[1]);
  switch ((match[2] ?? unit).toLowerCase()) {
    case 'ms':
      return number;
    case 's':
      return number * 1000;
    default:
      return number / 1000;
  }
}

function explain(line: Line, _field: unknown, { receivedAt }: Context): FieldWords {
  const name = line.name.toLowerCase();
  if (name === 'x-timer') return timer(line.value, receivedAt);
  const known = DURATIONS[name];
  const ms = known && milliseconds(line.value, known.unit);
  if (!known || ms === undefined) return { words: `Should be a span of time, but ${quote(line.value)} is no number.` };
  const asSent = line.value.replace(/ ?[a-zµ]+$/i, '');
  const rounded = Math.round(ms * 1000) / 1000;
  const text =
    ms >= 120_000
      ? `${rounded} ms (${span(ms / 1000)})`
      : ms >= 1000
        ? `${rounded} ms (${Math.round(ms / 10) / 100} seconds)`
        : `${rounded} ms${known.unit === 's' ? ` (${asSent} s)` : ''}`;
  return { words: known.words.replace('%', known.unit === 's' && ms >= 1000 ? seconds(Math.round(ms) / 1000) : text) };
}

/** `S1773144000.123456,VS0,VE42`: received at, start and end in milliseconds (Fastly). */
function timer(value: string, receivedAt: Date): FieldWords {
  const match = /^S(\d{1,12})(?:\.(\d{1,9}))?,VS(\d{1,9})(?:,VE(\d{1,9}))?/.exec(value);
  if (!match) return { words: `Should tell Fastly's timing, but ${quote(value)} cannot be read.` };
  const moment = new Date(Number(match[1]) * 1000);
  const took = match[4] === undefined ? '' : ` and took ${Number(match[4]) - Number(match[3] ?? 0)} ms to answer`;
  return {
    words: `Fastly received the request on ${date(moment)}, ${relative(moment, receivedAt)}${took && `,${took}`}.`,
  };
}

export const durations: FieldModule = { names: [...Object.keys(DURATIONS), 'x-timer'], explain };
