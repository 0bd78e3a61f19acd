import { ownerOf } from '../../../owner';
import { pathOf, wordsOf } from '../../../path';
import type { NamedRule } from './types';

/** `finder.findTemplate(404)`: what is shown for a status, in a class or of a thing that is about errors. */
export const ofPage: NamedRule = ({ name, site, question }) => {
  if (
    site.index > 0 ||
    site.args.length > 2 ||
    question.code < 400 ||
    question.catalogue.get(question.code)?.standing !== 'standard' ||
    !/^(?:find|get|render|show|load|resolve)_?\w*(?:template|page|view)(?:_?for)?$/i.test(name)
  )
    return undefined;
  const about = [name, pathOf(site.callee.text).at(-2) ?? '', ownerOf(site.node, question) ?? ''];
  const found = about.find(n => wordsOf(n).some(w => /^(?:errors?|exceptions?|status)$/.test(w)));
  return found ? [{ words: `\`${found}\` shows what belongs to a status`, weight: 0.75 }] : undefined;
};
