import type { FailureCause } from '../send';
import { describeNetwork } from './network';
import { again, log, type Limits, type Words } from './words';

/** Puts a failure into plain words: what happened, likely why, what next. The raw error belongs into the log. */
export function describeFailure(cause: FailureCause, limits: Limits): Words {
  switch (cause.kind) {
    case 'malformed-url': {
      const suggestion = /Did you mean (\S+)\?$/.exec(cause.problem)?.[1];
      return {
        id: 'malformed-url',
        title: cause.problem,
        likely: 'A request needs an absolute URL, such as http://localhost:3000/users.',
        next: 'Nothing was sent. Mend the URL and send again.',
        actions: suggestion ? [{ label: `Use ${suggestion}`, action: { do: 'set-url', url: suggestion } }] : [],
      };
    }
    case 'invalid-request':
      return {
        id: 'invalid-request',
        title: 'This request cannot be written as HTTP.',
        likely: `${cause.problem.replace(/\.$/, '')}.`,
        next: 'Nothing was sent. Look for line breaks or control characters in the method and the fields.',
        actions: [log],
      };
    case 'cancelled':
      return {
        id: 'cancelled',
        title: 'You cancelled the request.',
        likely: 'The server may have received it and acted on it.',
        next: 'Before sending anything but a GET again, look at the state on the server.',
        actions: [again],
      };
    case 'redirect-loop':
      return {
        id: 'redirect-loop',
        title: `The redirects go in a circle: ${cause.url} came up a second time.`,
        likely: 'Two rules on the server contradict each other, or it expects a cookie that it never gets.',
        next: 'Look at the chain below for the rule that sends it back.',
        actions: [log],
      };
    case 'too-many-redirects':
      return {
        id: 'too-many-redirects',
        title: `After ${cause.count} redirects there was still no answer.`,
        likely: 'The server redirects without end, each time to another URL.',
        next: `The next one would have been ${cause.url}. Look at the chain below, or switch "Follow redirects" off to see them one by one.`,
        actions: [log],
      };
    case 'network':
      return describeNetwork(cause, limits);
  }
}
