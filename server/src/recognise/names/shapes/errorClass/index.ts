import { phraseKey } from '../../../../catalogue';
import { importsOf } from '../../imports';
import { speaks, type Name, type ShapeVerdict } from '../types';
import { extendsHttp, ofBase, ofGrpc } from './base';
import { ofNumber } from './number';
import { behindTheScenes, ofImport } from './origin';
import { ofPhrase } from './phrases';
import { ofSubject } from './subject';
import type { ErrorClass } from './types';
import { ofPlace, ofUse } from './use';

export { alwaysHttp } from './phrases';
export { madeByRequest } from './use';

/** `NotFoundException`, `UnauthorizedError`: an application's class that fixes a status. */
export function judgeErrorClass(written: Name): ShapeVerdict | undefined {
  const { name, words, document, catalogue } = written;
  const stem = ofHttp(words).filter(w => !/^(?:http|error|exception|err|api|errors|response|exceptions)$/.test(w));
  if (
    stem.length === words.length ||
    stem.length === 0 ||
    (foreign.test(name) && !extendsHttp(written)) ||
    !/(?:Error|Exception|Response)$/.test(name)
  )
    return undefined;
  const code = catalogue.codeOfPhrase(stem.join(' ')) ?? (stem.join('') === 'internalserver' ? 500 : undefined);
  if (code === undefined) return ofSubject(written);
  if (phraseKey(stem.join('')).length < 4) return undefined;
  // Android's `Resources.NotFoundException`
  if (written.receiver?.text === 'Resources') return undefined;
  // PHPUnit's `ExpectationFailedException` and the like.
  if (
    /(?:^|[\\./])(?:php_?unit|junit|testng|xunit|nunit|opentest4j)\b/i.test(importsOf(document).names.get(name) ?? '')
  )
    return undefined;
  // What went well is no error of HTTP: `NoContentException` says that a body is missing.
  // `HttpProcessingError` is one of any kind.
  if ((code < 200 || (code < 300 && !words.includes('http'))) && /(?:Error|Exception)$/.test(name)) return undefined;
  const found: ErrorClass = { ...written, code, stem };
  const evidence = [
    { words: `\`${name}\` is named like ${catalogue.get(code)?.phrase ?? code}`, weight: stem.length > 1 ? 0.6 : 0.4 },
    ...(words.includes('http') || words.includes('api') ? [{ words: 'its name says HTTP', weight: 0.5 }] : []),
    ...ofImport(found),
    ...ofPhrase(found),
    ...(document.head.speaksHttp ? [speaks] : []),
    ...ofUse(found),
    ...(behindTheScenes(document) ? [{ words: 'its package keeps or queues, and answers nobody', weight: -0.2 }] : []),
    ...ofNumber(found),
    ...ofBase(found),
    ...ofGrpc(found),
    ...ofPlace(found),
  ];
  return { code, evidence };
}

/** `ShopApiNotFoundError`: whose API or HTTP it is stands before that. */
const ofHttp = (words: string[]): string[] =>
  words.slice(Math.max(0, words.lastIndexOf('api'), words.lastIndexOf('http')));

/** Exceptions of other worlds that are named like a phrase. */
const foreign =
  /^(?:NotImplemented(?:Error|Exception)|TimeoutE\w+|ConflictE\w+|LockedE\w+|FoundE\w+|OkE\w+|UnauthorizedAccessException|NotImplemented)$/;
