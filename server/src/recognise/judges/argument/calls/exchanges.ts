import { numberOf } from '../../../evidence';
import { exchanged } from '../exchanged';
import type { NamedRule } from './types';

/** `sendRequest(page, 200)`: what a test sends, and the status that it waits for. */
export const ofSentRequest: NamedRule = ({ name, site, question: { catalogue, code } }) =>
  site.index > 0 &&
  site.args.length <= 3 &&
  sentRequest.test(name) &&
  catalogue.get(code)?.standing === 'standard' &&
  // What is so round may be a time.
  !/^(?:[135]00)$/.test(String(code)) &&
  numberOf(site.args[0]) === undefined
    ? [{ words: `\`${name}\` waits for an answer`, weight: 0.7 }]
    : undefined;

const sentRequest =
  /^(?:send|make|do|perform|issue|execute|submit|run)_?\w*requests?(?:_?and_?(?:wait|expect|verify|check)\w*)?$/i;

/** `request("/orders", "GET", 200)`: a call that is told what to ask for, and what to expect. */
export const ofExchange: NamedRule = ({ name, site, question }) => {
  const found = exchanged(name, site, question);
  return found.length ? found : undefined;
};

/** `client.send(ctx, "POST", "/orders", 200, nil)`: a request is sent, not an answer. */
export const ofSent: NamedRule = call => (call.name === 'send' && call.site.index > 1 ? ofExchange(call) : undefined);
