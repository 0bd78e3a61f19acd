import type { BodyExplanation } from '../../../protocol';
import { contentAllowed, type Context } from '../../context';
import type { Failure } from '../failures/types';
import { quoted } from './says';

/** No body: whether it may have one, and what the fields report in its place. */
export function explainEmpty(context: Context, failure: Failure | undefined): BodyExplanation {
  const { response, request } = context;
  const mediaType = response.mediaType?.essence ?? '';
  const why = whyEmpty(context, request.method);
  const message = failure?.message;
  const told = failure ? ` The fields report ${failure.what}${message ? `: ${quoted(message)}` : ''}.` : '';
  const words = `The body is empty${why && `, ${why}`}.${told}`;
  if (message === undefined) return { mediaType, kinds: ['empty'], words };
  return { mediaType, kinds: ['empty', 'error-message'], words, message };
}

function whyEmpty(context: Context, method: string): string {
  if (method === 'HEAD') return 'as a response to HEAD has to be';
  return contentAllowed(context) ? '' : `as a ${context.response.status} has to be`;
}
