import { weigh, type Question } from '../../evidence';
import { pathOf } from '../../path';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import { statusName } from '../../words';
import { judgeColumn } from '../columns';
import { failureStatus } from '../failures';
import { parametersOf } from '../parameters';
import { isMessage } from '../argument/givens';
import { answer } from './answer';
import { documentsResponse } from './beside';
import { comparedPlace } from './compared';
import { beforeItsName, besideClass, column, keyed, neighbours, rangeBeside } from './rows';
import { formOf, type Element } from './types';

/** Judges an element by its neighbours, and by the rows around it where it stands in a table. */
export function judgeElement(site: Element, outer: Site[], question: Question): Evidence[] {
  const row = outer[0];
  // `{ typeof(NotFoundException), 404 }`
  if (site.elements.length === 2 && site.index === 1) {
    const failed = failureStatus(site.elements[0]?.text.slice(0, 100) ?? '', question);
    if (failed.length) return failed;
  }
  const err = ofErr(site, row, question);
  if (err.length) return err;
  const asked = row?.kind === 'element' ? besideClass(row) : [];
  if (asked.length) return asked;
  const place = comparedPlace(site, row, question);
  if (place.length) return place;
  // C#'s `{ "404", new OpenApiResponse() }`
  if (
    site.elements.length === 2 &&
    site.index === 0 &&
    row?.kind === 'element' &&
    /^["']/.test(question.node.text) &&
    documentsResponse(site.elements[1])
  )
    return [{ words: 'a response is documented under it', weight: 1 }];
  // C#'s `ErrorStatuses = new() { { Errors.Expired, 401 } }`
  const holder = outer.find(s => s.kind === 'definition');
  // Grape's `http_codes: [[404, 'No such order', Problem]]`
  const [, taker] = outer;
  if (site.index === 0 && row?.kind === 'element' && taker?.kind === 'entry-value') {
    const held = statusName(taker.key.text);
    if (held.weight >= 1) return [held];
  }
  if (site.elements.length === 2 && site.index === 1 && row?.kind === 'element' && holder?.kind === 'definition') {
    const held = statusName(pathOf(holder.name.text).at(-1) ?? '');
    if (held.weight >= 1) return [held];
  }
  if (row?.kind === 'element') {
    const named = judgeColumn(site.index, row.node, outer[1], question);
    const answered = answer(formOf(site, outer, question));
    // `[(b":status", b"200"), (b"content-length", b"12")]`: the rows beside it have keys of their own.
    if (answered.some(e => e.weight >= 1.1)) return answered;
    return [
      ...answered,
      ...(decides(named) ? named : [...named, ...column(site, row, question), ...keyed(site, row, outer[1], question)]),
    ];
  }
  // Go's `map[string]struct{ code int }{"missing": {404}}`
  if (row?.kind === 'entry-value' && row.node.parent) {
    const named = judgeColumn(site.index, row.node.parent, outer[1], question);
    if (named.length) return named;
  }
  // `val (status, message) = failure match { case _: Gone => (410, "gone") }`
  const taken = site.tuple && row?.kind === 'definition' ? takenApart(row.name.text)[site.index] : undefined;
  if (taken !== undefined) {
    const said = statusName(taken);
    // Rust's `let (status, body) = match found {`
    const parts = takenApart(row?.kind === 'definition' ? row.name.text : '').some(n =>
      /^(?:body|headers?|response|content)$/.test(n),
    );
    if (said.weight >= 0.5) return [{ ...said, weight: Math.max(said.weight, parts ? 0.95 : 0.8) }];
  }
  // `parametrize("error_code", (400, 422))`: any sequence will do.
  const listed = !site.tuple || (row?.kind === 'argument' && /parametrize$/.test(row.callee.text));
  const named = listed ? judgeColumn(0, site.node, row, question) : [];
  return [
    ...answer(formOf(site, outer, question)),
    ...named,
    ...beforeItsName(site, question),
    ...rangeBeside(site, outer),
    ...neighbours(site, question),
  ];
}

/** Go's `http_api.Err{403, "FORBIDDEN"}`: an error that is nothing but a code and a message, in a file that speaks HTTP. */
const ofErr = ({ index, elements }: Element, around: Site | undefined, question: Question): Evidence[] =>
  index === 0 &&
  elements.length === 2 &&
  around?.kind === 'argument' &&
  /(?:^|\.)Err$/.test(around.callee.text) &&
  question.code >= 400 &&
  question.document.head.speaksHttp &&
  (isMessage(elements[1]) || /^fmt\.Sprintf\(|\.Error\(\)$/.test(elements[1]?.text.slice(0, 200) ?? ''))
    ? [{ words: 'an error is made of it and a message', weight: 0.75 }]
    : [];

/** A column that is named `code` says little: the rows beside it may say more. */
const decides = (named: Evidence[]): boolean => named.length > 0 && (weigh(named) < 0 || weigh(named) >= 0.5);

/** The names of `(int status, string message)` or `(status, message)`, which take a tuple apart. */
function takenApart(names: string): string[] {
  const list = /^\(([^()]{3,120})\)$/.exec(names)?.[1] ?? /^[\w\s,]{3,120}$/.exec(names)?.[0];
  return list?.includes(',') ? parametersOf(list) : [];
}
