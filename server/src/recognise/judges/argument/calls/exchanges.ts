import { numberOf } from '../../../evidence';
import { exchanged } from '../exchanged';
import { isText } from '../givens';
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
export const ofExchange: NamedRule = call => {
  const { name, site, question } = call;
  const found = exchanged(name, site, question);
  return found.length ? found : ofMadeServer(call);
};

/** Go's `server, unit := testTools(201, `{"id": 7}`)`: what is made of a code and a body is named like a server. */
const ofMadeServer: NamedRule = ({ site, question: { sites, code, catalogue } }) => {
  const made = sites.slice(1, 3).find(s => s.kind === 'definition');
  return site.index === 0 &&
    site.args.length === 2 &&
    made?.kind === 'definition' &&
    /^(?:\w*[sS]erver|srv|ts)\b/.test(made.name.text) &&
    catalogue.get(code)?.standing === 'standard' &&
    (isText(site.args[1]) || /body|content|json|bytes|answer|respon/i.test(site.args[1]?.text.slice(0, 60) ?? ''))
    ? [{ words: `a body stands behind it, and \`${made.name.text}\` is made of the two`, weight: 0.9 }]
    : undefined;
};

/** `client.send(ctx, "POST", "/orders", 200, nil)`: a request is sent, not an answer. */
export const ofSent: NamedRule = call => (call.name === 'send' && call.site.index > 1 ? ofExchange(call) : undefined);
