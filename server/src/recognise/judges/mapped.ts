import { lineAround } from '../../parsing/document';
import { spellsPhrase, type Question } from '../evidence';
import { pathOf } from '../path';
import type { Evidence } from '../types';

/** `case .notFound: return 404`, `missing(404), do: "Not Found"`: its phrase is what it stands for, or the other way round. */
export function mapped({ document, catalogue, code, node }: Question): Evidence[] {
  const phrase = catalogue.get(code)?.phrase ?? '';
  const several = /^[A-Z][\w']*[\s-]/.test(phrase);
  if (!/^[A-Z]/.test(phrase) || !/^[\d"']/.test(node.text)) return [];
  const line = lineAround(document.text, node.startIndex);
  const own = line.text.slice(0, node.startIndex - line.start);
  // `case .lengthRequired:` and on the next line `return 411`
  const above = /^\s*(?:return\s+)?$/.test(own) && line.start > 0 ? lineAround(document.text, line.start - 1).text : '';
  const before = above === '' ? own : `${above}\n${own}`;
  const behind = line.text.slice(node.endIndex - line.start);
  const spelled = phrase.replace(/[^\w\s-]/g, '\\$&').replace(/[\s-]+/g, '[\\s_-]?');
  const from = new RegExp(
    // One word has to be a member: `case .forbidden: return 403`
    `${several ? '(?<![A-Za-z])' : '(?<=\\.)'}${spelled}(?![A-Za-z])[^,;]{0,24}(?:->|=>|:|\\bthen|\\breturn|\\bdo:)\\s*(?:return\\s+)?$`,
    'i',
  );
  const defined =
    /\b(?:val|var|let|const|static|final)\s+(?:\w+\s+){0,3}(\w+)\s*(?::\s*\w+\s*)?=\s*(?:new\s+)?[\w.]+\([^"'\n,]{0,40}$/.exec(
      own,
    )?.[1];
  if (defined !== undefined && spellsPhrase(defined, code, { catalogue }))
    return [{ words: `\`${defined}\` is made with it`, weight: 1 }];
  if (from.test(before)) return [{ words: `it is what ${phrase} comes to`, weight: 0.8 }];
  if (!several) return [];
  return new RegExp(
    `^\\W[^,;]{0,24}(?:->|=>|:|\\bthen|\\breturn|\\bdo:)\\s*(?:return\\s+)?["'\`]${phrase.replace(/[^\w\s]/g, '\\$&')}["'\`]`,
  ).test(behind)
    ? [{ words: `${phrase} is what it comes to`, weight: 0.8 }]
    : [];
}

/** `case 401:` and below it `return "Unauthorized"`: its phrase is what the case comes to. */
export function caseMeans({ document, catalogue, code, node }: Question): Evidence[] {
  const behind = document.text.slice(node.endIndex, node.endIndex + 160).replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '');
  const words =
    /^["']?\)?\s*(?::|=>|->|\bthen\b|,)?\s*(?:\{\s*)?(?:return\b\s*\(?|[\w.>:-]+\(|[\w.$>-]+\s*=\s*)?\s*[a-zA-Z]{0,2}["']([A-Z][A-Za-z' -]+)["']/.exec(
      behind,
    )?.[1];
  if (words !== undefined && catalogue.isPhraseOf(words, code))
    return [{ words: 'its phrase is what the case comes to', weight: 1.2 }];
  // Swift's `case 404: self = .notFound`, `409 -> CONFLICT`
  const named =
    /^["']?\)?\s*(?::|=>|->|\bthen\b)\s*(?:return\s+|[\w.]+\s*=\s*)?((?:\w*(?:\.|::))*[A-Za-z]\w+)\s*(?:[;,\n]|$)/.exec(
      behind,
    )?.[1];
  if (named !== undefined && named !== 'continue' && spellsPhrase(pathOf(named).at(-1) ?? '', code, { catalogue }))
    return [{ words: `\`${named}\` is what the case comes to`, weight: 0.9 }];
  // Rust's `502 => answers::HTTP_502_RESPONSE.clone()`
  return new RegExp(`^["']?\\)?\\s*(?::|=>|->)\\s*(?:return\\s+)?[\\w:.&]*\\bHTTP_?${code}(?!\\d)`).test(behind)
    ? [{ words: 'what the case comes to holds the code', weight: 1.2 }]
    : [];
}
