/** What the caller should do next, from everything together. */
import type { Advice } from '../../protocol';
import type { Context } from '../context';
import { credentials } from './credentials';
import { failures } from './failures';
import { redirection } from './redirection';
import { repeat } from './repeat/repeat';
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
  return refusedPreflight(context, readable) ? out.map((advice, i) => (i === 0 ? forPreflight(advice) : advice)) : out;
}

/** Whether a browser asked beforehand and was turned down, whatever the code. */
function refusedPreflight({ response }: Context, { findings }: Readable): boolean {
  return response.class > 2 && findings.some(({ id }) => id === 'cors-preflight-refused');
}

/** A preflight is the browser's: the page cannot change, repeat or redirect it. */
function forPreflight(advice: Advice): Advice {
  switch (advice.what) {
    case 'follow-location':
      return {
        ...advice,
        text: `Send the request to ${advice.target ?? 'the Location target'} in the first place: browsers follow no redirection of a preflight.`,
      };
    case 'fix-request':
    case 'do-not-retry':
    case 'reauthenticate':
      return {
        ...advice,
        text: 'Have the server answer the preflight itself, before it checks credentials or looks for the resource; the page can change nothing about it.',
        reason:
          'Browsers send a preflight on their own and without credentials, and give up unless its status is 200 to 299.',
      };
    default:
      return advice;
  }
}
