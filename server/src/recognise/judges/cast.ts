import { lineAround } from '../../parsing/document';
import type { Question } from '../evidence';
import type { Evidence } from '../types';
import { statusName } from '../words';

/** `(HttpStatusCode)308`, `[HttpStatusCode]308`, `static_cast<http::status>(308)`: the type that it is cast to. */
export function castEvidence(question: Question): Evidence[] {
  const { document, node } = question;
  const type = /[([]\s*(?:\w+\.)*([A-Z]\w*)\s*[)\]]\s*$/.exec(
    document.text.slice(Math.max(0, node.startIndex - 60), node.startIndex),
  );
  const made = /\bstatic_cast<\s*([\w:]+)\s*>\(\s*$/.exec(
    document.text.slice(Math.max(0, node.startIndex - 80), node.startIndex),
  );
  // Scala's `400: StatusCode`
  const ascribed = /^\s*:\s*(?:\w+\.)*([A-Z]\w*)\s*[,)]/.exec(document.text.slice(node.endIndex, node.endIndex + 60));
  const named = statusName(type?.[1] ?? made?.[1] ?? ascribed?.[1] ?? '');
  // Python's `status_code: Literal[404] = 404`
  if (/\bLiteral\[[\w\s,"']*$/.test(document.text.slice(Math.max(0, node.startIndex - 60), node.startIndex)))
    return typedName(question);
  if (named.weight >= 1) return [named];
  return genericEvidence(question);
}

/** TypeScript's `CustomStatusResponse<200>`, `ForStatusCode<typeof route, 201>` */
function genericEvidence({ document, node }: Question): Evidence[] {
  const taker = /\b([A-Z]\w*)<(?:[\w\s.[\]'"]{1,60},\s*)?$/.exec(
    document.text.slice(Math.max(0, node.startIndex - 120), node.startIndex),
  )?.[1];
  const generic = taker ? statusName(taker) : undefined;
  return generic && generic.weight >= 1 ? [generic] : [];
}

/** What a type annotation around belongs to: `status_code: Literal[404]`. */
function typedName({ document, node }: Question): Evidence[] {
  const line = lineAround(document.text, node.startIndex);
  const name = /(?<![\w.])(\w+)\s*:\s*[\w.[\], "'|]*$/.exec(line.text.slice(0, node.startIndex - line.start))?.[1];
  const named = name === undefined ? undefined : statusName(name);
  return named && named.weight !== 0 ? [named] : [];
}
