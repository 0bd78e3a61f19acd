/** What the caller should do next, from everything together. */
import type { Advice } from '../../protocol';
import type { Context } from '../context';
import { credentials } from './credentials';
import { failures } from './failures';
import { redirection } from './redirection';
import { repeat } from './repeat';
import type { Adviser, Readable } from './types';

/** In order of importance; at most one speaks for most codes. */
const ADVISERS: readonly Adviser[] = [credentials, redirection, repeat, failures];

/** @returns Most important first, one of a kind; empty where there is nothing left to do. */
export function advise(context: Context, readable: Readable): Advice[] {
  const out: Advice[] = [];
  for (const adviser of ADVISERS) {
    try {
      for (const advice of adviser(context, readable))
        if (!out.some(known => known.what === advice.what)) out.push(advice);
    } catch (error) {
      context.services.onFault?.('advice', error);
    }
  }
  return out;
}
