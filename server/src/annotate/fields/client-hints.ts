/** Accept-CH and Critical-CH (RFC 8942; Client Hints Infrastructure), Accept-Query and Speculation-Rules: structured lists of names. */
import type { Line } from '../context';
import { structuredMembers, textOf } from '../parse/structured';
import type { FieldModule, FieldWords } from '../types';
import { list, quote } from '../words';

const HINTS: Record<string, string> = {
  dpr: 'pixel density',
  'sec-ch-dpr': 'pixel density',
  width: 'image width',
  'sec-ch-width': 'image width',
  'viewport-width': 'window width',
  'sec-ch-viewport-width': 'window width',
  'device-memory': 'memory of the device',
  'sec-ch-device-memory': 'memory of the device',
  rtt: 'round-trip time',
  downlink: 'bandwidth',
  ect: 'kind of connection',
  'save-data': 'wish to save data',
  'sec-ch-ua': 'browser',
  'sec-ch-ua-arch': 'processor',
  'sec-ch-ua-bitness': 'bits of the processor',
  'sec-ch-ua-full-version': 'full version of the browser',
  'sec-ch-ua-full-version-list': 'full versions of the browser',
  'sec-ch-ua-mobile': 'mobile or not',
  'sec-ch-ua-model': 'model of the device',
  'sec-ch-ua-platform': 'operating system',
  'sec-ch-ua-platform-version': 'version of the operating system',
  'sec-ch-ua-form-factors': 'kind of device',
  'sec-ch-ua-wow64': '32 bits on 64',
  'sec-ch-prefers-color-scheme': 'light or dark',
  'sec-ch-prefers-reduced-motion': 'wish for less motion',
  'sec-ch-prefers-reduced-transparency': 'wish for less transparency',
};

const WORDS: Record<string, string> = {
  'accept-ch': 'With further requests this origin would like the hints',
  'critical-ch': 'Without these hints the response is of no use, so the browser should ask again with',
  'accept-query': 'A QUERY to this resource may carry',
  'speculation-rules': 'Rules on which links may be fetched or rendered ahead stand in',
};

function explain(line: Line): FieldWords {
  const words = WORDS[line.name.toLowerCase()] ?? '';
  const members = structuredMembers(line.value, 'list').slice(0, 60);
  if (!members.length)
    return {
      words:
        line.value === '' ? `${words} nothing.` : `Should be a list of names, but ${quote(line.value)} cannot be read.`,
    };
  const names = members.map(({ bare }) => {
    const name = textOf(bare) ?? '?';
    const hint = HINTS[name.toLowerCase()];
    return hint === undefined ? quote(name, 80).slice(1, -1) : `${name} (${hint})`;
  });
  return { words: `${words} ${list(names, 'and', 20)}.` };
}

export const clientHints: FieldModule = { names: Object.keys(WORDS), explain };
