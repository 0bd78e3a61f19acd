import type { Catalogue } from '../../../catalogue';
import { mentions, type ParsedDocument } from '../../../parsing/document';
import { wordsOf } from '../../path';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import type { Receiver } from '../receiver';
import type { ShapeVerdict } from './types';

/**
 * `status(result) mustBe OK`, `HTTPError(.badRequest)`: a name that spells a phrase and comes from somewhere unseen. It proves
 * nothing by itself; where the spot asks for a status, it is one.
 */
export function judgeByPhrase(
  name: string,
  receiver: Receiver | undefined,
  document: ParsedDocument,
  catalogue: Catalogue,
): ShapeVerdict | undefined {
  const implicit = receiver !== undefined && receiver.text === '';
  // `response->setStatus(Response::NotFound)`
  if (receiver && /^(?:[A-Z]\w*)?(?:Response|Reply)$/.test(receiver.path.at(-1) ?? '') && /^[A-Z]\w+$/.test(name)) {
    const held = catalogue.codeOfPhrase(wordsOf(name).join(''));
    if (held !== undefined)
      return { code: held, evidence: [{ words: `\`${receiver.path.at(-1) ?? ''}\` holds it`, weight: 0.4 }] };
  }
  // Gatling's `OK` and `KO` are no answers.
  if (/^ok$/i.test(name) && mentions(document, /(?<![\w.])KO\b/)) return undefined;
  // Go's `testing.StatusOK`: a package's own name of it.
  const { packaged } = document.language.names ?? {};
  const packed = packaged?.name.test(name) && packaged.package.test(receiver?.text ?? '');
  if (
    !implicit &&
    !packed &&
    (receiver !== undefined ||
      !/^(?:[A-Z][A-Z_]+|OK|Ok|Status[A-Z]\w+|(?:[A-Z][a-z]+){2,4}|Unauthorized|Forbidden)$/.test(name))
  )
    return undefined;
  // A package calls its own constants by their bare names: `resp.StatusCode() != StatusOK`.
  const code = catalogue.codeOfPhrase(wordsOf(name.replace(/^Status(?=[A-Z])/, '')).join(''));
  if (code === undefined) return undefined;
  // Go's `acme.StatusProcessing`
  if (packed && code < 200) return undefined;
  // The file's own word: `val OK = "ok"`
  if (mentions(document, new RegExp(`\\b(?:val|const|let|var|final|String)\\s+${name}\\b[^=\\n]{0,40}=\\s*["']`)))
    return undefined;
  return {
    code,
    evidence: [{ kind: 'spelled', words: 'the name spells a reason phrase', weight: implicit ? 0.3 : 0 }],
  };
}

/**
 * Swift's `.badRequest`, `.serviceUnavailable`: phrases that nothing but HTTP uses, where a file speaks it and declares no such
 * case of its own.
 */
export function unmistakable(name: string, document: ParsedDocument, [site]: Site[]): Evidence[] {
  if (!httpOnly.test(name) || !document.head.speaksHttp) return [];
  if (site?.kind === 'case' || site?.kind === 'thrown') return [];
  if (site?.kind === 'argument' && /(?:failure|failed|throw\w*|reject\w*)$/i.test(site.callee.text)) return [];
  if (mentions(document, new RegExp(`\\bcase\\s+(?:\\w+\\s*,\\s*)*${name}\\b`))) return [];
  return [{ words: 'nothing but HTTP speaks so', weight: 0.7 }];
}

const httpOnly =
  /^(?:badRequest|internalServerError|unprocessable(?:Entity|Content)|serviceUnavailable|badGateway|gatewayTimeout|methodNotAllowed|tooManyRequests|movedPermanently|seeOther|temporaryRedirect|permanentRedirect|unsupportedMediaType|payloadTooLarge|precondition(?:Failed|Required)|paymentRequired|notAcceptable|expectationFailed|lengthRequired|resetContent|partialContent|multiStatus|nonAuthoritativeInformation|proxyAuthenticationRequired|misdirectedRequest|upgradeRequired|failedDependency)$/;
