import type { BodyExplanation } from '../../../protocol';
import type { Context } from '../../context';
import { bytes, count } from '../../words';
import { element } from '../element';
import { multiStatusMembers } from '../failures/multiStatus';
import type { Failure } from '../failures/types';
import { show } from '../shape';
import { ofFailure, says } from './says';

/** A document: the failure that it reports, a multi-status, an error. */
export function explainXml(context: Context, failure: Failure | undefined): BodyExplanation {
  const { response, request } = context;
  const mediaType = response.mediaType?.essence ?? '';
  const source = response.body.text ?? '';
  if (failure) return ofFailure(mediaType, failure);
  if (response.status === 207) {
    const members = multiStatusMembers(source, request.method);
    return {
      mediaType,
      kinds: [],
      words: `A multi-status document${members.length ? ` with ${count(members.length, 'status', 'statuses')}, none of which failed` : ''}.`,
    };
  }
  if (response.status >= 400) {
    const head = source.slice(0, 64 * 1024);
    const message = element(head, '[Mm]essage') ?? element(head, 'detail') ?? element(head, 'faultstring');
    if (message) {
      const code = element(head, '[Cc]ode');
      return {
        mediaType,
        kinds: ['error-message'],
        words: `An error in XML. ${says(message)}${code ? ` (${show(code, 80)})` : ''}.`,
        message,
      };
    }
  }
  return {
    mediaType,
    kinds: [],
    words: `An XML document of ${bytes(response.body.decoded.state === 'ok' ? response.body.decoded.bytes.length : 0)}.`,
  };
}
