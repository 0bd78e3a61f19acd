import { firstOf } from '../../firstOf';
import { weigh } from '../../evidence';
import { wordsOf } from '../../path';
import { threshold } from '../../types';
import { judgeErrorClass } from './errorClass';
import { ofFlag } from './flags';
import { judgeHelper } from './helper';
import { ofHolder } from './holders';
import { ofAllStatuses, ofController, ofBuilder, ofCodes, ofDocumented, ofResults } from './libraries';
import { numberedName } from './numbered';
import { ofErrors } from './errors';
import {
  ofFile,
  ofItsBody,
  ofItsDeclaration,
  ofItsNumber,
  ofItsPhrase,
  ofItsStatus,
  ofItsType,
  ofNumberBehind,
  ofOwnConstant,
  ofOwnError,
  ofProperty,
  ofStatusType,
} from './ownValue';
import { bareWords, isPrefixed, ofAlias, ofPrefix, ofStatusPrefix } from './prefixed';
import { behind, type Name, type Rule, type ShapeVerdict, type Spelled } from './types';
import { ofVerb } from './verbs';

export { alwaysHttp } from './errorClass';
export { judgeByPhrase, unmistakable } from './phrase';

/** Judges a name by its shape: `HTTP_404_NOT_FOUND`, `MyStatus.NOT_FOUND`, `throw new NotFoundError()`. */
export function judgeByShape(written: Omit<Name, 'words'>): ShapeVerdict | undefined {
  const { name: text, catalogue } = written;
  // .NET's `NotFoundAsync()` is a `NotFound()` that is awaited.
  const name: Name = { ...written, words: wordsOf(text.replace(/(?<=[a-z])Async$/, '')) };
  const numbered = numberedName(name);
  if (numbered) return numbered;
  const { words } = name;
  // `HTTP_VERSION_NOT_SUPPORTED`: there the prefix is part of the phrase.
  const code =
    catalogue.codeOfPhrase((isPrefixed(name) ? bareWords(words) : words).join('')) ??
    catalogue.codeOfPhrase(words.join(''));
  if (code === undefined) return judgeErrorClass(name) ?? ofVerb(name);
  const spelled: Spelled = { ...name, code, several: words.length > 1 };
  // `case internalServerError = 1011`, `NOT_FOUND = 5`: it stands for a number of another kind.
  const number = /^\s*=\s*(\d+)\s*[,;)]?\s*(?:\n|\/\/|#|$)/.exec(behind(name, 30))?.[1];
  if (number !== undefined && Number(number) !== code) return undefined;
  const evidence = firstOf(rules, spelled);
  if (evidence) return { code, evidence };
  const helper = judgeHelper(spelled);
  // `InternalServerError` is a phrase and the name of a class of errors alike.
  return /Error$/.test(text) && (helper === undefined || weigh(helper) < threshold)
    ? judgeErrorClass(name)
    : helper && { code, evidence: helper };
}

/** In the order in which they are asked. */
const rules: readonly Rule[] = [
  ofCodes,
  ofFlag,
  ofOwnError,
  ofStatusPrefix,
  ofAlias,
  ofItsNumber,
  ofNumberBehind,
  ofItsPhrase,
  ofOwnConstant,
  ofStatusType,
  ofItsBody,
  ofItsDeclaration,
  ofProperty,
  ofItsStatus,
  ofItsType,
  ofFile,
  ofHolder,
  ofAllStatuses,
  ofController,
  ofBuilder,
  ofResults,
  ofDocumented,
  ofPrefix,
  ofErrors,
];
