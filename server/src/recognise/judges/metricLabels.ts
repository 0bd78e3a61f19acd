import { pathOf } from '../path';
import type { Evidence } from '../types';

const method =
  /^["'`](?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|get|post|put|patch|delete|head|options)["'`]$|\bmethod$/i;

/**
 * Prometheus' `requests.WithLabelValues("GET", "404")`, in Rust `with_label_values(&["GET", "404"])`: a text of three digits among
 * the labels of a metric, where another is the method of a request.
 */
export const amongLabels = (callee: string, labels: string[], text: string): Evidence[] =>
  /^["'`][1-5]\d\d["'`]$/.test(text) &&
  /^(?:(?:with|get|remove|delete|metric)_?)*label_?values?$|^labels$/i.test(pathOf(callee).at(-1) ?? '') &&
  labels.some(label => method.test(label))
    ? [{ words: 'the method of a request is another label', weight: 0.9 }]
    : [];

/** Micrometer's `{METHOD, "GET", STATUS, "200"}`: the name of a label stands before its value, among those of an exchange. */
export const behindStatusLabel = (labels: string[], index: number, text: string): Evidence[] =>
  /^["'`][1-5]\d\d["'`]$/.test(text) &&
  /^(?:\w+\.)*(?:HTTP_)?STATUS(?:_CODE)?(?:_TAG|_LABEL|_KEY)?$/.test(labels[index - 1] ?? '') &&
  labels.some(label => /^(?:\w+\.)*(?:HTTP_)?(?:METHOD|UR[IL]|PATH|ROUTE|OUTCOME)(?:_TAG|_LABEL|_KEY)?$/.test(label))
    ? [{ words: 'the label of a status stands before it', weight: 1 }]
    : [];
