/** What the body is, and what it says. */
import type { BodyExplanation } from '../../../protocol';
import type { Context } from '../../context';
import { isHtmlType, isXmlType } from '../../parse/mediaType';
import { bytes, list } from '../../words';
import { findFailure } from '../failures/find';
import { looksJson } from '../looksJson';
import { evidence } from '../sniff';
import { explainEmpty } from './empty';
import { explainHtml } from './html';
import { explainJson } from './json';
import { ofFailure } from './says';
import { explainText } from './text';
import { explainXml } from './xml';

export function explainBody(context: Context): BodyExplanation {
  try {
    return explain(context);
  } catch (error) {
    context.services.onFault?.('body', error);
    return { mediaType: context.response.mediaType?.essence ?? '', kinds: [], words: 'The body could not be read.' };
  }
}

/** Why a body that is encoded was not looked into. */
const undecoded = {
  unsupported: 'no decoder for it is at hand',
  'too-large': 'it unfolds to more than 64 MB',
  corrupt: 'the compressed data is broken',
};

function explain(context: Context): BodyExplanation {
  const { status, body, mediaType: type } = context.response;
  const mediaType = type?.essence ?? '';
  const saying = (words: string): BodyExplanation => ({ mediaType, kinds: [], words });
  const failure = findFailure(context);
  if (body.is === 'omitted') return saying('The body was not recorded.');
  if (body.empty) return explainEmpty(context, failure);
  const { decoded } = body;
  const size = bytes(body.raw.length);
  if (decoded.state !== 'ok')
    return saying(`${size}, encoded with ${list(body.codings)}; not looked into, because ${undecoded[decoded.state]}.`);
  if (status === 206) return saying(`A part of ${size}.`);
  if (looksJson(context)) return explainJson(context, failure);
  const seems = evidence(body);
  if (seems?.kind === 'html' || (isHtmlType(type) && body.text !== undefined && !seems)) return explainHtml(context);
  if (isXmlType(type) || seems?.kind === 'xml') return explainXml(context, failure);
  if (seems) return saying(`${capital(seems.name)} of ${bytes(decoded.bytes.length)}.`);
  return failure ? ofFailure(mediaType, failure) : explainText(context);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
