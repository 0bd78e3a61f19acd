import { unbranched } from '../branches/plan';
import type { Annotation } from '../protocol';
import type { Context } from './context';
import { parseReference } from './reference';

/** What the classes mean (RFC 9110, 15.2 to 15.6). */
const CLASSES: Record<number, string> = {
  1: 'an interim answer: the final response is still to come',
  2: 'success: the request was received, understood and accepted',
  3: 'a redirection: something more has to be done to finish the request',
  4: 'a client error: the request cannot be fulfilled as it is',
  5: 'a server error: the server failed to fulfil a request that may be valid',
};

/** What the status code of this response means. */
export function explainStatus({ request, response, services }: Context): Annotation['status'] {
  const { status: code, facts } = response;
  const treatAs = response.class ? `${response.class}xx` : '5xx';
  const asClass = CLASSES[response.class || 5] ?? '';
  if (!facts) {
    const meaning = response.class
      ? `${code} is not registered. Clients treat an unknown code of the ${treatAs} class as ${response.class}00: ${asClass}.`
      : `${code} is not a valid status code, which has three digits from 100 to 599. Clients treat it as a 5xx: ${asClass}.`;
    return {
      code,
      phrase: '',
      class: response.class ? treatAs : '',
      meaning,
      treatAs,
      standing: response.class ? 'unregistered' : 'invalid',
    };
  }
  const reference = parseReference(facts.spec, facts.specUrl);
  const compare = services.compare(code).map(({ id, codes, question }) => ({ page: `compare/${id}`, codes, question }));
  const status: Annotation['status'] = {
    code,
    phrase: facts.phrase,
    class: response.class ? treatAs : '',
    meaning: `${facts.meaning}${forMethod(code, request.method)}`,
    standing: facts.standing,
    ...(facts.owner !== undefined && { owner: facts.owner }),
    ...(reference && { reference }),
    ...(unbranched(code) && { unbranched: true }),
    ...(compare.length && { compare }),
  };
  if (facts.standing === 'vendor') {
    status.treatAs = treatAs;
    const owner = facts.owner === undefined ? '' : `, though in use at ${facts.owner.split('; ').join(' and ')}`;
    status.meaning += ` The code is not registered${owner}; other clients treat it as any ${treatAs}.`;
  }
  return status;
}

/** What the code means for this method in particular; empty where it adds nothing. */
function forMethod(code: number, method: string): string {
  if (method === 'HEAD' && code < 300) return ' A HEAD brings the fields that a GET would, without the content.';
  if (code === 201 && method === 'PUT') return ' The PUT created it at the URL of the request.';
  if ((code === 200 || code === 204) && method === 'DELETE') return ' The DELETE was carried out.';
  if ((code === 200 || code === 204) && (method === 'PUT' || method === 'PATCH'))
    return ` The ${method} was carried out.`;
  if (code === 404 && method === 'DELETE') return ' For a DELETE it may mean that the resource is gone already.';
  if ((code === 405 || code === 501) && /^[!-~]{1,30}$/.test(method)) return ` Here the method is ${method}.`;
  return '';
}
