/** Distributed traces: W3C Trace Context, Zipkin's B3, and those of the clouds. */
import type { Line } from '../context';
import { split } from '../parse/list';
import type { FieldModule, FieldWords } from '../types';
import { count, list, quote } from '../words';

function explain(line: Line): FieldWords {
  const { value } = line;
  const id = quote(value, 120);
  switch (line.name.toLowerCase()) {
    case 'traceparent': {
      const match = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.{0,200})?$/.exec(value);
      if (!match || /^0+$/.test(match[2] ?? '') || /^0+$/.test(match[3] ?? ''))
        return { words: `Should name a trace, but ${id} is not in the form of Trace Context.` };
      const sampled = parseInt(match[4] ?? '0', 16) & 1;
      return {
        words: `This exchange is the span ${match[3] ?? ''} of the trace ${match[2] ?? ''}, which ${sampled ? 'is recorded' : 'the caller does not record'}.`,
      };
    }
    case 'tracestate': {
      const members = split(value);
      return {
        words: `What ${count(members.length, 'tracing vendor')} keep${members.length === 1 ? 's' : ''} with the trace: ${list(members.map(member => quote(member.split('=')[0] ?? '', 40)))}.`,
        parts: members.slice(0, 32).map(text => ({ text, words: `kept by ${quote(text.split('=')[0] ?? '', 40)}` })),
      };
    }
    case 'x-amzn-trace-id': {
      const root = /\bRoot=([\w-]{1,80})/.exec(value)?.[1];
      const sampled = /\bSampled=([01?])/.exec(value)?.[1];
      return {
        words: `The AWS X-Ray trace of this request is ${root ?? id}${sampled === '1' ? ', which is recorded' : sampled === '0' ? ', which is not recorded' : ''}.`,
      };
    }
    case 'x-cloud-trace-context': {
      const match = /^([0-9a-f]{1,32})(?:\/(\d{1,20}))?(?:;o=(\d))?$/i.exec(value);
      return {
        words: match
          ? `The Google Cloud trace of this request is ${match[1] ?? ''}${match[3] === '1' ? ', which is recorded' : ''}.`
          : `The Google Cloud trace of this request is ${id}.`,
      };
    }
    case 'x-b3-traceid':
      return { words: `The trace of this request, in Zipkin's form, is ${id}.` };
    default:
      return { words: `The trace of this request is ${id}; look it up in the tracing tool.` };
  }
}

export const traces: FieldModule = {
  names: ['traceparent', 'tracestate', 'x-amzn-trace-id', 'x-b3-traceid', 'x-cloud-trace-context', 'x-trace-id'],
  explain,
};
