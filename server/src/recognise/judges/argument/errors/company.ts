import { numberOf } from '../../../evidence';
import type { Evidence } from '../../../types';
import { isFields, isMessage, isResponse, isText } from '../givens';
import type { Making } from './making';

/** One thing that keeps company with the code of an error; empty where it is not there. */
type Companion = (making: Making) => Evidence[];

/** A bare error seldom carries a success or a redirect. */
const error: Companion = ({ name, http, site, last, question: { code } }) => [
  {
    kind: 'error',
    words: `\`${name}\` makes an error`,
    weight: http || code >= 400 || site.index !== 1 || last !== 1 ? 0.5 : 0.25,
  },
  ...(http ? [{ kind: 'http-error' as const, words: 'an error of HTTP, by its name', weight: 0.35 }] : []),
];

const others: Companion = ({ site }) =>
  site.args.length > 1 ? [{ words: 'other arguments stand beside the number', weight: 0.1 }] : [];

/** Elixir's `Error.from_shop_error(400, nil, id)` */
const read: Companion = ({ name, site, question: { code } }) =>
  site.index === 0 && code >= 400 && /^from_\w*error$/.test(name)
    ? [{ words: 'an error is read from it', weight: 0.1 }]
    : [];

/** `mockSearchError(400, null)` */
const madeUp: Companion = ({ name, site, question: { code } }) =>
  site.index === 0 && code >= 400 && /^(?:mock|stub|fake|simulate)/.test(name)
    ? [{ words: 'a test makes up a failure', weight: 0.2 }]
    : [];

const thrown: Companion = ({ site, last, question: { code, sites } }) =>
  site.index === 0 && last > 0 && code >= 400 && sites[1]?.kind === 'thrown'
    ? [{ words: 'it is thrown', weight: 0.1 }]
    : [];

/** `new ServiceException("no such order", 500)` */
const messageBefore: Companion = making => {
  const { http, second, site, last, question } = making;
  if (second && last > 1 && isText(site.args[0])) return [{ words: 'a message stands before it', weight: 0.15 }];
  return !http && question.code >= 400 && site.index === 1 && last === 1 && numberOf(site.args[0]) === undefined
    ? [{ words: 'a message stands before it', weight: isThrown(making) ? 0.35 : 0.15 }]
    : [];
};

/** `throw new RoutingException("no such resource", 400)`: a text and a code of HTTP's errors, thrown right there. */
const isThrown = ({ site: { args }, question: { sites, catalogue, code } }: Making): boolean =>
  sites[1]?.kind === 'thrown' && isText(args[0]) && catalogue.get(code)?.standing === 'standard';

const responseBefore: Companion = ({ behind, http, site }) =>
  behind || (!http && site.args.some(isResponse))
    ? [{ words: 'a response stands before the number', weight: 0.35 }]
    : [];

const messageBehind: Companion = ({ site: { index, args } }) =>
  index === 0 && args.length <= 3 && (isMessage(args[1]) || /^err(?:or)?s?$/.test(args[1]?.text.slice(0, 8) ?? ''))
    ? [{ words: 'a message stands behind it', weight: 0.15 }]
    : [];

const bodyBehind: Companion = ({ http, last, site: { index, args } }) =>
  index === 0 &&
  last > 0 &&
  (isFields(args[1]) || /^_?(?:\w+_)?(?:body|headers|response)$/i.test(args[1]?.text.slice(0, 40) ?? ''))
    ? [{ words: 'a body stands behind it', weight: 0.15 + (http ? 0 : 0.1) }]
    : [];

/** What may keep company with the code of an error; all of it counts. */
export const company: readonly Companion[] = [
  error,
  others,
  read,
  madeUp,
  thrown,
  messageBefore,
  responseBefore,
  messageBehind,
  bodyBehind,
];
