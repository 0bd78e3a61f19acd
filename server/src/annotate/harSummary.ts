/** A HAR file as a whole: which codes came, and what is wrong where. */
import type { Annotation, FindingLevel } from '../protocol';
import type { HarEntry } from './input/har';
import { annotate } from './annotate';
import type { Paint } from './render';
import type { AnnotateServices } from './types';
import { count } from './words';

export interface HarSummary {
  entries: number;
  /** No response came: blocked, cancelled or failed. */
  unanswered: number;
  /** Served from the browser's own cache; not annotated. */
  fromCache: number;
  /** Code to number of responses, ascending. */
  statuses: { code: number; phrase: string; count: number }[];
  /** Gravest first, then the most frequent. */
  problems: { id: string; level: FindingLevel; count: number; message: string; urls: string[] }[];
  annotations: { method: string; url: string; annotation: Annotation }[];
}

/** URLs named under each problem. */
const MOST_URLS = 3;

export function summariseHar(entries: readonly HarEntry[], services: AnnotateServices): HarSummary {
  const codes = new Map<number, number>();
  const problems = new Map<string, HarSummary['problems'][number]>();
  const annotations: HarSummary['annotations'] = [];
  for (const { method, url, status, exchange } of entries) {
    if (status) codes.set(status, (codes.get(status) ?? 0) + 1);
    if (!exchange) continue;
    const annotation = annotate(exchange, services);
    annotations.push({ method, url, annotation });
    for (const { id, level, message, also } of annotation.findings) {
      for (const found of [{ id, level }, ...(also ?? [])]) {
        const known = problems.get(found.id) ?? { ...found, count: 0, message, urls: [] };
        known.count++;
        if (known.urls.length < MOST_URLS && !known.urls.includes(url)) known.urls.push(url);
        problems.set(found.id, known);
      }
    }
  }
  const order: Record<FindingLevel, number> = { error: 0, warn: 1, info: 2 };
  return {
    entries: entries.length,
    unanswered: entries.filter(entry => entry.status === 0).length,
    fromCache: entries.filter(entry => entry.fromCache).length,
    statuses: [...codes]
      .sort(([a], [b]) => a - b)
      .map(([code, n]) => ({ code, phrase: services.statuses.get(code)?.phrase ?? '', count: n })),
    problems: [...problems.values()].sort((a, b) => order[a.level] - order[b.level] || b.count - a.count),
    annotations,
  };
}

/** Longest bar of the distribution, in characters. */
const BAR = 40;

export function renderHar(summary: HarSummary, paint: Paint): string {
  const { statuses, problems, annotations } = summary;
  const out = [paint('bold', count(summary.entries, 'exchange'))];
  if (summary.unanswered) out.push(`  ${count(summary.unanswered, 'request')} without a response`);
  if (summary.fromCache) out.push(`  ${summary.fromCache} from the browser's cache, not annotated`);
  const most = Math.max(1, ...statuses.map(status => status.count));
  for (const { code, phrase, count: n } of statuses) {
    const bar = '#'.repeat(Math.max(1, Math.round((n / most) * BAR)));
    const style = code >= 500 ? 'error' : code >= 400 ? 'warn' : 'good';
    out.push(`  ${String(code)} ${String(n).padStart(6)}  ${paint(style, bar)} ${phrase}`.trimEnd());
  }
  const clean = annotations.filter(({ annotation }) => !annotation.findings.length).length;
  out.push('', paint('bold', problems.length ? 'What is wrong' : 'Nothing is wrong with these responses.'));
  for (const { id, level, count: n, urls } of problems) {
    out.push(`  ${paint(level, level.padEnd(5))} ${id} in ${count(n, 'response')}`);
    for (const url of urls) out.push(paint('dim', `        ${url.length > 160 ? `${url.slice(0, 160)}…` : url}`));
  }
  if (problems.length) out.push('', `${clean} of ${annotations.length} annotated responses draw no finding.`);
  return `${out.join('\n')}\n`;
}
