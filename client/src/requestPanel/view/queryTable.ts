import type { TemplateResult } from 'lit';
import type { Draft, Row } from '../messages';
import { joinUrl, splitUrl, type QueryRow } from '../query';
import { edit } from './actions';
import { rowTable } from './rowTable';

export interface ListedQuery extends QueryRow, Row {}

/** The query's lines: those in the URL and, at their places, those that are switched off. */
export function queryRows(draft: Draft): ListedQuery[] {
  const rows: ListedQuery[] = splitUrl(draft.url).rows.map(row => ({ ...row, enabled: true }));
  for (const muted of [...draft.mutedQuery].sort((a, b) => a.at - b.at))
    rows.splice(Math.min(muted.at, rows.length), 0, { name: muted.name, value: muted.value, enabled: false });
  return rows;
}

export function queryTable(draft: Draft, rows: ListedQuery[]): TemplateResult {
  const change = (next: ListedQuery[]): void => {
    const parts = splitUrl(draft.url);
    edit({
      url: joinUrl({
        ...parts,
        rows: next.filter(row => row.enabled).map(row => (row.value ? { name: row.name, value: row.value } : row)),
      }),
      mutedQuery: next
        .map((row, at) => ({ ...row, at }))
        .filter(row => !row.enabled)
        .map(({ name, value, at }) => ({ name, value, at })),
    });
  };
  return rowTable<ListedQuery>('Parameter', rows, change, () => ({ name: '', value: '', enabled: true }));
}
