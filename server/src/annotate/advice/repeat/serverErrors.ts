import type { Rule } from './rule';
import { show } from './words';

/** The codes of 5xx whose advice needs more than their catalogue's `retry`. */
export const serverErrors: Record<number, Rule[]> = {
  501: [
    {
      what: 'do-not-retry',
      text: ({ request }) =>
        `Do not repeat it: the server does not implement ${show(request.method)}, for any resource.`,
      reason: 'Another method or another server is needed.',
      section: '15.6.2',
    },
  ],
  505: [
    {
      what: 'fix-request',
      text: 'Use another version of HTTP.',
      reason: 'The server does not speak the version of the request.',
      section: '15.6.6',
    },
  ],
  506: [
    {
      what: 'do-not-retry',
      text: 'Do not repeat it: the server’s configuration has to be mended first.',
      reason: 'The variant that negotiation chose negotiates itself.',
      section: [2295, '8.1'],
    },
  ],
  507: [
    {
      what: 'do-not-retry',
      text: 'Do not repeat it by itself: free space first, or ask for more.',
      reason: 'The server has no room to store what the request needs.',
      section: [4918, '11.5'],
    },
  ],
  508: [
    {
      what: 'do-not-retry',
      text: 'Do not repeat it as it is: ask for less depth, or have the loop removed.',
      reason: 'The server ran in circles while it worked on the request.',
      section: [5842, '7.2'],
    },
  ],
};
