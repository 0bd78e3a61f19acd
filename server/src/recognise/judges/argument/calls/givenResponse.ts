import { isText, isWriter } from '../givens';
import { sends } from '../responses';
import type { NamedRule } from './types';

/** `writeJson(w, order, 201)`, `sendText(res, 200)`: whoever is given the response answers with the number. */
export const ofResponseGiven: NamedRule = ({ name, site, last, behind, words }) => {
  if (
    site.index === last &&
    site.index > 1 &&
    isWriter(site.args[0]) &&
    words.some(w => /^(?:json|html|xml|yaml)$/.test(w))
  )
    return [{ words: `\`${name}\` is given the response and the number`, weight: 0.85 }];
  return behind &&
    words.some(w => /^(?:json|html|text|xml|write|send|fail|ok|success|result|rw|writer|recorder)$/.test(w))
    ? [{ words: `\`${name}\` is given a response and the number`, weight: sends(name) ? 0.95 : 0.85 }]
    : undefined;
};

/** The status stands in another argument already. */
export const ofOtherStatus: NamedRule = ({ site }) =>
  site.args.some(
    (arg, i) =>
      i !== site.index &&
      !isText(arg) &&
      // `Response(200, json={"status": state})`: a body has a status of its own.
      !/^(?:json|data|body|content|payload|text)\s*[=:]|^(?:\w+\.)*(?:encode|stringify|dumps|to_?json)!?\(/i.test(
        arg.text.slice(0, 30),
      ) &&
      /\bstatus(?:_?code)?["']?\s*(?:=>|[:=](?!>))(?!\s*["'][a-z])/i.test(arg.text.slice(0, 400)),
  )
    ? []
    : undefined;
