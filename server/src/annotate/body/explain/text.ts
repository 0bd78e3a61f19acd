import type { BodyExplanation } from '../../../protocol';
import type { Context } from '../../context';
import { bytes } from '../../words';
import { knownPage } from '../pages';
import { says } from './says';

/** Longest plain text that is shown as the error's message, in characters. */
const LONGEST_TEXT = 1000;

/** Plain text, and what is of no known kind. */
export function explainText(context: Context): BodyExplanation {
  const { response } = context;
  const mediaType = response.mediaType?.essence ?? '';
  const source = response.body.text;
  const size = response.body.decoded.state === 'ok' ? response.body.decoded.bytes.length : response.body.raw.length;
  if (source === undefined || (mediaType && !/^text\//.test(mediaType)))
    return { mediaType, kinds: [], words: `${bytes(size)} of ${mediaType || 'unknown type'}.` };
  if (response.status >= 400 && size <= LONGEST_TEXT * 4) {
    const message = source.trim().slice(0, LONGEST_TEXT);
    if (message) {
      const known = knownPage(source, response.fields);
      const whose =
        known && known.role !== 'framework'
          ? `, in the words of ${known.sender}, not of the application behind it`
          : '';
      return {
        mediaType,
        kinds: ['error-message'],
        words: `A plain text error${whose}. ${says(message)}.`,
        message,
      };
    }
  }
  return { mediaType, kinds: [], words: `Text of ${bytes(size)}.` };
}
