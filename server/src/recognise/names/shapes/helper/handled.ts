import type { Evidence } from '../../../types';
import { importsOf } from '../../imports';
import { alwaysHttp } from '../errorClass';
import { before, type Spelled } from '../types';

/**
 * An error that is called by a phrase alone, where it is raised, awaited, rescued or imported: Ruby's
 * `raise ApplicationController::UnprocessableEntity`, `rescue_from Forbidden`, Python's `except NotFound`, `pytest.raises(Conflict)`.
 */
export function ofHandled(spelled: Spelled): Evidence[] {
  const { name, words, code, receiver } = spelled;
  if (!/^[A-Z][a-z]/.test(name) || code < 400) return [];
  const family = receiver === undefined ? importedFamily(spelled) : [];
  if (!isHandled(spelled)) return family;
  if (family.length) return family;
  if (alwaysHttp.test(words.join(' ')))
    return [{ words: 'it is handled as an error, and nothing but HTTP speaks so', kind: 'http-only', weight: 0.8 }];
  if (!spelled.document.head.speaksHttp) return [];
  const holder = receiver?.path.at(-1) ?? '';
  if (/^(?:\w*Controller|\w*Errors?|\w*Exceptions?)$/.test(holder))
    return [{ words: `\`${holder}\` holds what it is`, weight: 0.8 }];
  if (receiver === undefined && answersInRuby.test(spelled.document.head.text))
    return [{ words: 'it is raised where requests are answered', weight: 0.8 }];
  // `raise Forbidden`: to be refused is seldom anything else.
  return receiver === undefined && /^(?:Unauthorized|Forbidden)$/.test(name)
    ? [{ words: 'it is handled as an error, and it is refused', weight: 0.75 }]
    : [];
}

/** What stands right before it, with its path, in the line: `raise`, `rescue`, `raises(`, `class Expired <`. */
const isHandled = (spelled: Spelled): boolean =>
  handling.test(before(spelled, 160).split('\n').at(-1) ?? '') ||
  spelled.sites[0]?.kind === 'thrown' ||
  spelled.sites[0]?.kind === 'caught';

const handling =
  /\b(?:raise|raises|raise_error|and_raise|assert_raises?|assertRaises\w*|rescue|rescue_from|except|isinstance\([^()]*,|be_an?|be_kind_of|be_instance_of|class\s+[\w:]+\s*[<(])[\s(]*(?:[\w.]+(?:::|\.|,\s*))*$/;

/**
 * Python's `from .errors import Forbidden, HTTPException, NotFound`: what comes from the same place says what kind of error it is.
 */
function importedFamily({ name, document }: Spelled): Evidence[] {
  const { names } = importsOf(document);
  const from = names.get(name);
  const module = from?.endsWith(`.${name}`) ? from.slice(0, -name.length) : undefined;
  if (from === undefined || module === undefined || /(?:^|\.)(?:sql|grpc|ldap|django\.core)/.test(module)) return [];
  const others = [...names]
    .filter(([local, path]) => local !== name && path === `${module}${local}`)
    .map(([local]) => local)
    .filter(local => family.test(local));
  return others.length
    ? [
        {
          words: `\`${from}\` is imported together with \`${others[0] ?? ''}\``,
          kind: 'http-error',
          weight: others.length > 1 || surely.test(others[0] ?? '') ? 1 : 0.8,
        },
      ]
    : [];
}

const surely =
  /^(?:HTTP\w*(?:Exception|Error)|BadRequest|MethodNotAllowed|TooManyRequests|InternalServerError|ServiceUnavailable|UnprocessableEntity|NotAcceptable)$/;

/** Errors that have others of HTTP about them. */
const family = new RegExp(`${surely.source}|^(?:Forbidden|Unauthorized)$`);

/** Where Ruby answers requests. */
export const answersInRuby = /\b(?:class|module)\s+(?:\w+::)*(?:\w*Controller|API)\b|\b(?:Grape|Sinatra)::/;
