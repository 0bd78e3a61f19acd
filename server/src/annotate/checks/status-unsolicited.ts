import type { Context, Fields } from '../context';
import type { Reference } from '../../protocol';
import { rfc } from '../reference';
import type { Check } from '../types';

interface Asked {
  /** What the request would have to carry: `an If-None-Match or If-Modified-Since field`. */
  what: string;
  asked(fields: Fields, context: Context): boolean;
  /** What the client makes of the answer. */
  why: string;
  instead: string;
  reference: Reference;
}

const anyOf =
  (...names: string[]) =>
  (fields: Fields) =>
    names.some(name => fields.has(name));

const ANSWERS: Record<number, Asked> = {
  100: {
    what: 'an Expect: 100-continue field',
    asked: anyOf('expect'),
    why: 'A client that did not wait for it may take it for the final response.',
    instead: 'The server should send 100 only to a request with Expect: 100-continue, and then the final response.',
    reference: rfc(9110, '15.2.1'),
  },
  101: {
    what: 'an Upgrade field',
    // WebSocket over HTTP/2 uses CONNECT and no 101 at all.
    asked: anyOf('upgrade'),
    why: 'From here on the server speaks another protocol, which the client does not.',
    instead: 'The server must only switch to a protocol that the request lists in Upgrade.',
    reference: rfc(9110, '7.8'),
  },
  206: {
    what: 'a Range field',
    asked: anyOf('range'),
    why: 'The client takes the part for the whole and ends up with a truncated file.',
    instead: 'The server should send 200 with the whole representation.',
    reference: rfc(9110, '15.3.7'),
  },
  226: {
    what: 'an A-IM field',
    asked: anyOf('a-im'),
    why: 'The client takes the difference for the whole representation.',
    instead: 'The server should send 200 with the whole representation.',
    reference: rfc(3229, '10.4.1'),
  },
  304: {
    what: 'a condition (If-None-Match or If-Modified-Since)',
    asked: anyOf('if-none-match', 'if-modified-since'),
    why: 'The client may have no stored copy to use, and gets no content.',
    instead: 'The server should send 200 with the representation.',
    reference: rfc(9110, '15.4.5'),
  },
  406: {
    what: 'an Accept, Accept-Language, Accept-Charset or Accept-Encoding field that rules anything out',
    asked: restricts,
    why: 'The caller cannot ask for less than "anything", so it has no way to mend the request.',
    instead:
      'The server should send its default representation, or the code of the real reason (415 if the request content is the trouble).',
    reference: rfc(9110, '15.5.7'),
  },
  412: {
    what: 'a precondition (If-Match, If-Unmodified-Since or the like)',
    // WebDAV's If and Overwrite, CalDAV's If-Schedule-Tag-Match, cloud stores' x-…-if-… and the tus version are conditions too.
    asked: fields => [...fields].some(({ name }) => /(?:^|-)if(?:-|$)|^overwrite$|^tus-resumable$/.test(name)),
    why: 'The caller set no condition that could have failed, so it cannot know what to change.',
    instead:
      'The server should send 409 for a conflict with the state of the resource, 428 if it demands a condition, or 400 or 422.',
    reference: rfc(9110, '15.5.13'),
  },
  416: {
    what: 'a Range field',
    asked: anyOf('range'),
    why: 'The caller asked for the whole representation and cannot mend a range that it did not send.',
    instead: 'The server should send 200 with the whole representation; for a bad page number in the query 400 or 404.',
    reference: rfc(9110, '15.5.17'),
  },
  417: {
    what: 'an Expect field',
    asked: anyOf('expect'),
    why: 'The caller expected nothing in particular and cannot take it back.',
    instead: 'The server should send the code of the real reason, such as 400 or 422.',
    reference: rfc(9110, '15.5.18'),
  },
};

/** Whether the Accept fields leave anything out; `Accept: *` and a plain list of codings rule out nothing. */
function restricts(fields: Fields): boolean {
  const zero = /;\s*q=0(?:\.0*)?$/;
  return [...fields].some(({ name, members }) => {
    if (!name.startsWith('accept')) return false;
    if (name === 'accept') return !members.some(m => /^\*\/\*/.test(m) && !zero.test(m));
    if (name === 'accept-encoding') return members.some(m => /^(?:identity|\*)/i.test(m) && zero.test(m));
    return !members.some(m => m.startsWith('*') && !zero.test(m));
  });
}

/**
 * What it does: reports a code that answers a field which the request did not have.
 * Why: the client is not prepared for it, and mostly takes it for something else.
 */
export const statusUnsolicited: Check = {
  id: 'status-unsolicited',
  level: 'error',
  harm: 5,
  reference: rfc(9110, '15'),
  *find(context) {
    const { status } = context.response;
    const answer = ANSWERS[status];
    if (!answer || !context.request.known || answer.asked(context.request.fields, context)) return;
    const phrase = context.response.facts?.phrase;
    yield {
      wrong: `The response is ${status}${phrase ? ` ${phrase}` : ''}, but the request has no ${answer.what.replace(/^an? /, '')}.`,
      why: answer.why,
      instead: answer.instead,
      place: { part: 'status' },
      reference: answer.reference,
    };
  },
};
