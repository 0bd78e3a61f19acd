import { responseName } from '../../words';
import { holderOf } from './holders';
import { behind, speaks, type Name, type Rule } from './types';

/** `HTTP_NOT_FOUND`, `StatusNotFound`: a prefix says what it is. */
export const isPrefixed = ({ name, words }: Name): boolean =>
  /^(?:HTTP|SC|STATUS|HttpStatus|Status|status)_?[A-Z]|^http_[a-z]/.test(name) && words.length > 1;

export const bareWords = (words: string[]): string[] =>
  words.slice(
    words.findIndex(
      (w, i) => !(i < 3 && /^(?:http|sc|status)$/.test(w)) && !(w === 'code' && words[i - 1] === 'status'),
    ),
  );

/** Go's `iris.StatusNotFound`: a prefix and two words or more, whoever's package. */
export const ofStatusPrefix: Rule = ({ name, words, receiver, document }) =>
  /^[Ss]tatus[A-Z][a-z]+[A-Z]/.test(name) && bareWords(words).length > 1 && (receiver !== undefined || /^s/.test(name))
    ? [{ words: 'the name is `Status` and a phrase', weight: 0.8 }, ...(document.head.speaksHttp ? [speaks] : [])]
    : undefined;

/** Go's `StatusNotFound = expr.StatusNotFound`: another package's constant, under its own name. */
export const ofAlias: Rule = spelled =>
  /^Status[A-Z][a-z]+[A-Z]/.test(spelled.name) &&
  new RegExp(`^\\s*=\\s*\\w+\\.${spelled.name}\\b`).test(behind(spelled, 100))
    ? [{ words: 'it stands for a constant of its name', weight: 1.1 }]
    : undefined;

/**
 * Pyramid's and aiohttp's `HTTPSeeOther`, through whichever module; libhttpserver's `http_utils::http_not_found`.
 * `Response::STATUS_NOT_FOUND`: an order may have its `STATUS_ACCEPTED`.
 */
export const ofPrefix: Rule = spelled => {
  const { name, words, receiver, document } = spelled;
  const prefixed = isPrefixed(spelled);
  // `PropertyKeys.HTTP_REQUEST_TIMEOUT`
  if (
    /(?:keys?|propert(?:y|ies)|props|config(?:uration)?|settings|options|params|parameters|names)$/i.test(
      holderOf(spelled).last,
    )
  )
    return undefined;
  if ((prefixed && /^(?:HTTP|SC)_|^HTTP[A-Z][a-z]/.test(name)) || (/^http_[a-z_]+$/.test(name) && receiver))
    return [{ words: 'the name is HTTP and a phrase', weight: 1.1 }];
  // `STATUS_CODE_NO_CONTENT`; gRPC and OpenTelemetry have codes of a status too
  if (
    prefixed &&
    /^(?:HTTP_?)?STATUS_CODE_/.test(name) &&
    (bareWords(words).length > 1 || document.head.speaksHttp) &&
    !/grpc|opentelemetry|\botel\b/i.test(document.head.text)
  )
    return [{ words: 'the name is a status code and a phrase', weight: 1.1 }];
  if (!prefixed || !/^STATUS_/.test(name) || !receiver) return undefined;
  const { last } = holderOf(spelled);
  if (responseName(last).weight >= 0.7) return [{ words: `a status of \`${last}\``, weight: 1.1 }];
  return bareWords(words).length > 1 && document.head.speaksHttp
    ? [{ words: 'the name is a status and a phrase', weight: 0.8 }, speaks]
    : undefined;
};
