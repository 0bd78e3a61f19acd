import { lineAround, mentions } from '../../parsing/document';
import { spellsPhrase, type Question } from '../evidence';
import { pathOf } from '../path';
import type { Site } from '../sites';
import type { Evidence } from '../types';
import { statusName } from '../words';

/** What is looked up by it: `STATUS_CODES[404]`. */
export function judgeSubscript({ object }: Extract<Site, { kind: 'subscript' }>, question: Question): Evidence[] {
  const { document, node } = question;
  // `http.client.responses[404]`, a type's `paths['/a']['get']['responses']['200']`
  if (/(?:\bhttp\b[\w.:]*|[\])])(?:\.|::|\[["'`])responses(?:["'`]\])?\)*$|\[["'`]response["'`]\]$/.test(object.text))
    return [{ words: 'it is a key of `responses`', weight: 1.1 }];
  // `operation.response.originalSchema?.['200']`
  if (/^["'`]/.test(node.text) && pathOf(object.text).some(p => /^responses?$/i.test(p)))
    return [{ words: 'it is looked up in a response', weight: 0.8 }];
  // `Rack::Response[404, headers, body]`
  if (/(?:^|::)(?:[A-Z]\w*)?Response$/.test(object.text) && node.nextSibling?.text === ',')
    return [{ words: `\`${object.text}\` is made of it`, weight: 1 }];
  const mapped = mapsErrors(object.text, question);
  if (mapped.length) return mapped;
  // `texts[page.status] ?? texts[500]`
  const { text, start } = lineAround(document.text, node.startIndex);
  const looked = `${object.text.slice(0, 60)}[`;
  const other = [text.indexOf(looked), text.lastIndexOf(looked)].find(
    at => at >= 0 && start + at !== object.startIndex,
  );
  if (other !== undefined && /^[^\]\n]*status(?:_?code)?\]/i.test(text.slice(other + looked.length)))
    return [{ words: `\`${object.text}\` is looked up by a status beside it`, weight: 0.95 }];
  const spoken = pathOf(object.text).at(-1) ?? '';
  const named = statusName(spoken);
  if (
    /^(?:(?:[a-z]\w*)?_?responses|_?responses?_?(?:examples|descriptions|schemas|types|messages|headers|models))$/i.test(
      spoken,
    )
  )
    return [{ words: `it is a key of \`${spoken}\``, weight: 1 }];
  // TypeScript's `DeleteOrderErrors[404]`
  if (/^[A-Z]\w*[a-z]Errors$/.test(spoken) && question.code >= 400 && question.catalogue.get(question.code))
    return [{ words: `it is a key of \`${spoken}\``, weight: 0.8 }];
  // http-errors: `new createError[404]()`
  if (/^(?:create_?(?:http_?)?error|http_?errors?)$/i.test(spoken))
    return [{ words: `\`${spoken}\` holds an error for each status`, weight: 1 }];
  return named.weight > 0 ? [named, { words: 'it is looked up there', weight: 0.3 }] : [];
}

/** `failures[422] = UnprocessableEntity`, and elsewhere in the file `failures[400]`: what is kept there spells the phrase of its key. */
function mapsErrors(held: string, { document, catalogue, code, node }: Question): Evidence[] {
  if (!/^\w{3,40}$/.test(held) || !/^\d/.test(node.text)) return [];
  const given = new RegExp(`(?<![\\w.])${held}\\[(\\d{3})\\]\\s*=\\s*(?:[\\w]+(?:\\.|::))*([A-Z]\\w+)`, 'g');
  const spelled = mentions(document, given)
    ? [...document.text.matchAll(given)].find(m => spellsPhrase(m[2] ?? '', Number(m[1]), { catalogue }))
    : undefined;
  return spelled && catalogue.get(code)
    ? [{ words: `\`${held}\` keeps \`${spelled[2] ?? ''}\` under ${spelled[1] ?? ''}`, weight: 1.1 }]
    : [];
}
