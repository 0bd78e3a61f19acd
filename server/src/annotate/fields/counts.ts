/** Fields that hold a number of things, bytes or pages. */
import type { Line } from '../context';
import { parseAmount } from '../parse/rateLimit';
import type { FieldModule, FieldWords } from '../types';
import { bytes, count, quote } from '../words';

const COUNTS: Record<string, (n: number) => string> = {
  'upload-length': n => `The whole upload will have ${bytes(n)}.`,
  'upload-offset': n => `The server has ${bytes(n)} of the upload for good; go on from byte ${n}.`,
  'x-total': n => `There ${n === 1 ? 'is' : 'are'} ${count(n, 'item')} in all, over every page.`,
  'x-total-count': n => `There ${n === 1 ? 'is' : 'are'} ${count(n, 'item')} in all, over every page.`,
  'x-wp-total': n => `The collection has ${count(n, 'record')}.`,
  'x-wp-totalpages': n => `The collection has ${count(n, 'page')} of this size.`,
  'content-dpr': n => `The image has ${count(n, 'pixel')} for each CSS pixel.`,
  'large-allocation': n =>
    `Asked Firefox for a process with ${n === 0 ? 'much free memory' : `${n} MB of free memory`}; no browser reads it any more.`,
  'x-amzn-remapped-content-length': n =>
    `The back end announced ${bytes(n)} before API Gateway set a length of its own.`,
  'x-goog-stored-content-length': n => `The object has ${bytes(n)} as it is stored.`,
  'x-page': n => `This is page ${n}.`,
  'x-per-page': n => `A page holds ${count(n, 'item')} at most.`,
  'x-prev-page': n => `The page before this one is number ${n}.`,
  'x-total-pages': n => `There ${n === 1 ? 'is' : 'are'} ${count(n, 'page')} of this size.`,
  'x-next-page': n => `The next page is number ${n}.`,
};

function explain(line: Line): FieldWords {
  const name = line.name.toLowerCase();
  if (name === 'x-next-page' && line.value === '') return { words: 'Empty: this is the last page.' };
  if (name === 'x-prev-page' && line.value === '') return { words: 'Empty: this is the first page.' };
  if (name === 'x-shopify-shop-api-call-limit') {
    const match = /^(\d{1,9})\/(\d{1,9})$/.exec(line.value);
    if (!match) return { words: `Should be used/size, but ${quote(line.value)} cannot be read.` };
    const [used, size] = [Number(match[1]), Number(match[2])];
    return {
      words: `${used} of the ${count(size, 'call')} that the bucket of this app and shop holds are used; ${Math.max(0, size - used)} are left.`,
      data: [
        { kind: 'ratelimit', what: 'limit', value: size },
        { kind: 'ratelimit', what: 'remaining', value: Math.max(0, size - used) },
      ],
    };
  }
  const number = parseAmount(line.value);
  const words = COUNTS[name];
  if (number === undefined || !words) return { words: `Should be a whole number, but ${quote(line.value)} is none.` };
  return { words: words(number) };
}

export const counts: FieldModule = { names: [...Object.keys(COUNTS), 'x-shopify-shop-api-call-limit'], explain };
