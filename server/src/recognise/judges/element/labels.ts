import { pathOf } from '../../path';
import { statusName } from '../../words';
import { amongLabels, behindStatusLabel } from '../metricLabels';
import { startOf, type Rule } from './types';

/** `(":status", "404")`, `{"http.status_code", 404}`: a pair of a key and its value. */
export const behindKey: Rule = ({ index, elements, outer, around, question }) => {
  const key = index === 1 ? /^[a-z]?["'`]([\w.:-]{4,40})["'`]/i.exec(startOf(elements[0], 44))?.[1] : undefined;
  if (key === undefined) return undefined;
  const named = statusName(key);
  if (named.weight >= 1) return [named];
  if (key === 'error.type' && question.code >= 400)
    return [{ words: '`error.type` holds the status of an error', weight: 0.8 }];
  if (named.weight <= 0) return undefined;
  // A metric's labels: `{{"url", "/"}, {"code", "200"}}`
  const pairs = (around?.kind === 'element' ? around.elements : []).map(pair => startOf(pair));
  if (
    pairs.some(pair => /^[{([]\s*["'`](?:(?:http\.)?(?:request\.)?method|ur[il]|path|route|handler)["'`]/i.test(pair))
  )
    return [named, { words: 'labels of an exchange stand beside it', weight: 0.5 }];
  // `counter.remove_label_value({{"code", "400"}})`
  const measured = outer.find(o => o.kind === 'argument');
  if (
    measured?.kind === 'argument' &&
    /(?:label|metric)s?_?(?:values?)?$/i.test(pathOf(measured.callee.text).at(-1) ?? '')
  )
    return [named, { words: 'it is a label of a metric', weight: 0.5 }];
  // C++'s `{{"code", 404}, {"message", "no such order"}}`
  return pairs.some(pair => /^\{\s*["'](?:status|message|msg|errors?|reason|detail)["']\s*,\s*[^\d\s]/i.test(pair))
    ? [named, { words: 'a message stands beside it', weight: 0.5 }]
    : undefined;
};

/** Rust's `with_label_values(&["GET", "404"])` */
export const ofLabels: Rule = ({ elements, index, around, question: { node } }) => {
  const labelled = behindStatusLabel(
    elements.map(e => startOf(e, 40)),
    index,
    startOf(node, 8),
  );
  if (labelled.length) return labelled;
  const found =
    around?.kind === 'argument'
      ? amongLabels(
          around.callee.text,
          elements.map(e => startOf(e, 40)),
          startOf(node, 8),
        )
      : [];
  return index > 0 && found.length ? found : undefined;
};
