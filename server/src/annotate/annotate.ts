/**
 * One exchange in, one annotation out. Pure: the only clock is `receivedAt`, decoders and digests are handed in.
 */
import type { Annotation, Exchange } from '../protocol';
import { advise } from './advice/advise';
import { explainBody } from './body/explain/explain';
import { summariseCache } from './cache';
import { createContext } from './context';
import { explainFields } from './explain';
import { findProblems } from './findings';
import { keysOf } from './keys';
import { explainStatus } from './status';
import { summarise } from './summary';
import type { AnnotateServices } from './types';
import { whoAnswered } from './who';

/**
 * Explains a response, says what is wrong with it and what to do next.
 * Takes time linear in the size of the exchange, for any bytes, and does not throw: a check that fails is reported to
 * `services.onFault` and left out.
 */
export function annotate(exchange: Exchange, services: AnnotateServices): Annotation {
  const context = createContext(exchange, services);
  const readable: Omit<Annotation, 'keys' | 'summary'> = {
    status: explainStatus(context),
    findings: findProblems(context),
    fields: explainFields(context),
    body: explainBody(context),
    advice: [],
  };
  const answeredBy = whoAnswered(context);
  if (answeredBy) readable.answeredBy = answeredBy;
  const cache = summariseCache(context);
  if (cache) readable.cache = cache;
  readable.advice = advise(context, readable);
  const said = { ...readable, summary: summarise(context, readable) };
  return { keys: keysOf(said), ...said };
}
