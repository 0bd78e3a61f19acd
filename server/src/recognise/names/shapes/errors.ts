import { mentions } from '../../../parsing/document';
import { holderOf } from './holders';
import { before, speaks, type Name, type Rule } from './types';

/**
 * Ruby's `raise_error Mastodon::Error::UnprocessableEntity`, `400 => Mastodon::Error::BadRequest`: what a library's module of errors
 * holds, where it is raised, or awaited, or its code stands before it.
 */
const ofErrorModule: Rule = spelled => {
  const { name, code, receiver } = spelled;
  if (!receiver || !/^(?:\w+::)+(?:Errors?|Exceptions?)$/.test(receiver.text) || !/^[A-Z][a-z]/.test(name))
    return undefined;
  const line = before(spelled, 120).split('\n').at(-1) ?? '';
  const awaited = /\b(?:raise_?error|assert_raises?|raise|rescue|rescue_from)\b[\s(]*[\w:,\s]*$/.test(line);
  return new RegExp(`(?<![\\w.])${code}\\s*=>\\s*[\\w:]*$`).test(line) ||
    (awaited && (spelled.several || spelled.document.head.speaksHttp))
    ? [{ words: `an error of \`${receiver.text}\``, weight: 1.1 }]
    : undefined;
};

/** A member of what holds errors of HTTP. */
export const ofErrors: Rule = spelled => {
  const { name, several, receiver, document } = spelled;
  const { last } = holderOf(spelled);
  // `Elastic::Transport::Errors::MethodNotAllowed`
  if (
    several &&
    /(?:errors|exceptions)$/i.test(last) &&
    /http|transport|client|api|rest|response/i.test(receiver?.text ?? '')
  )
    return [{ words: `one of \`${receiver?.text ?? ''}\``, weight: 1.1 }];
  const mapped = ofErrorModule(spelled);
  if (mapped) return mapped;
  // Oak's `error instanceof errors.NotFound`, in a file that names statuses too
  if (
    several &&
    receiver?.text === 'errors' &&
    document.head.speaksHttp &&
    mentions(document, /\bStatus\.[A-Z][a-z]+[A-Z]/)
  )
    return [{ words: 'one of `errors`', weight: 0.8 }, speaks];
  // `FeignException.NotFound`
  if (
    /^[A-Z][a-z]/.test(name) &&
    /(?:http|client|server|response|feign|web|api|request|rest)\w*exceptions?$/i.test(last)
  )
    return [{ words: `an exception of \`${last}\``, weight: 1.1 }];
  // `throw new ShopException(ShopException.NOT_FOUND, …)`: the numbers of an application's own exception
  if (several && document.head.speaksHttp && /^[A-Z]+(?:_[A-Z]+)+$/.test(name) && /[a-z]Exception$/.test(last))
    return [{ words: `a number of \`${last}\``, weight: 0.8 }, speaks];
  // `raise Rack::OAuth2::Server::Resource::Bearer::Forbidden.new(:scope)`
  return /^[A-Z][a-z]/.test(name) && receiver && isRaised(spelled) && receiver.path.some(p => ofHttp.test(p))
    ? [{ words: `an error of \`${receiver.text}\``, weight: 1.1 }]
    : undefined;
};

/** Words of a path that say that what is below belongs to HTTP. */
const ofHttp = /^(?:rack|http\w*|rest|web|api|oauth\d?)$/i;

/** `raise A::B::Name`, `throw new A.Name`, `catch (A.Name …`: the name, with its path, right behind the word. */
const isRaised = (name: Name): boolean =>
  /\b(?:raise(?:_error)?|and_raise|throw(?:\s+new)?|rescue(?:_from)?|except|catch)(?:\s+\(?|\()[\w:.\\]*$/.test(
    before(name, 120),
  );
