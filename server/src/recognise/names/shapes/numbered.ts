import { speaks, type Name, type ShapeVerdict } from './types';

/** `HTTP_404_NOT_FOUND`, `Status404`, `NOT_FOUND_404` */
export function numberedName({ name, document, catalogue }: Name): ShapeVerdict | undefined {
  const numbered =
    /^(?:HTTP_?|Http|Status|SC_|k|STATUS_)(\d{3})(?:_?([A-Za-z_]+))?$/.exec(name) ??
    /^(?:CODE|HTTP_STATUS|HTTP_CODE)_(\d{3})(?:_([A-Z_]+))?$/.exec(name) ??
    /^([A-Z]+(?:_[A-Z]+)*)_(\d{3})$/.exec(name)?.slice(1).reverse();
  if (!numbered) return undefined;
  const [digits, words] = numbered.length === 2 ? numbered : numbered.slice(1);
  const code = Number(digits);
  const says = words ? catalogue.isPhraseOf(words, code) : true;
  // libkiwix's `HTTP404Response`, `HTTP_417_RESP`
  if (says || /^(?:Resp(?:onse)?|Error|Err|Exception|Result|Reply|STATUS(?:_LINE)?)$/i.test(words ?? ''))
    return { code, evidence: [{ words: 'the name holds the code', weight: 1.1 }] };
  if (!/^(?:HTTP|Status)/.test(name)) return undefined;
  const other = { words: 'the name holds the code and other words', weight: 0.7 };
  return { code, evidence: [other, ...(document.head.speaksHttp ? [speaks] : [])] };
}
