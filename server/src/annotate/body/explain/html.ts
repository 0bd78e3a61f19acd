import type { BodyExplanation } from '../../../protocol';
import type { Context } from '../../context';
import { isJsonType } from '../../parse/mediaType';
import { quote } from '../../words';
import { knownPage, pageTitle } from '../pages';

/** A page: its title, and whose it is. */
export function explainHtml(context: Context): BodyExplanation {
  const { response, request } = context;
  const source = response.body.text ?? '';
  const title = pageTitle(source);
  const named = title ? `, titled ${quote(title, 200)}` : '';
  const known =
    response.status >= 400 || isJsonType(response.mediaType) ? knownPage(source, response.fields) : undefined;
  let words = `An HTML page${named}.`;
  if (known) {
    words =
      known.role === 'framework'
        ? `The default error page of ${known.sender}${named}: the application was reached, but did not write this answer itself.`
        : `An error page of ${known.sender}${named}, not of the application behind it.`;
  } else if (wantsJson(request.fields.value('accept')) && response.status < 400) {
    words +=
      ' The request asked for JSON: this is probably a sign-in page, or the start page that a front end sends for unknown paths.';
  }
  return { mediaType: response.mediaType?.essence ?? '', kinds: ['html'], words };
}

function wantsJson(accept: string | undefined): boolean {
  return accept !== undefined && /json/i.test(accept) && !/html/i.test(accept);
}
