import type { Draft } from './messages';
import { requestNamed } from './namedAnswers';
import { isSecretName } from './redact';

const pattern = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** Every text of a draft in which `{{name}}` counts when it is sent. */
function texts({ url, fields, bodyKind, bodyText, bodyForm, bodyParts, bodyFile, auth }: Draft): string[] {
  const rows = (list: { name: string; value: string; enabled: boolean; file?: string }[]): string[] =>
    list.flatMap(row => (row.enabled ? [row.name, row.value, row.file ?? ''] : []));
  const body = {
    none: [],
    json: [bodyText],
    xml: [bodyText],
    text: [bodyText],
    form: rows(bodyForm),
    multipart: rows(bodyParts),
    file: [bodyFile],
  };
  const credentials =
    auth.kind === 'bearer'
      ? [auth.token]
      : auth.kind === 'basic'
        ? [auth.user, auth.password]
        : auth.kind === 'api-key'
          ? [auth.name, auth.value]
          : [];
  return [url, ...rows(fields), ...body[bodyKind], ...credentials];
}

/** The names that a draft asks for, each once, in order; those that are made afresh (`$uuid`) or stand for an earlier
 * answer are left out. */
export function namesIn(draft: Draft): string[] {
  const names = texts(draft).flatMap(text => [...text.matchAll(pattern)].map(match => match[1] ?? ''));
  return [...new Set(names)].filter(name => !name.startsWith('$') && requestNamed(name) === undefined);
}

/** The draft with one value filled in, or emptied. */
export function fillIn(draft: Draft, name: string, value: string): Draft['blanks'] {
  const known = draft.blanks.some(blank => blank.name === name);
  return known
    ? draft.blanks.map(blank => (blank.name === name ? { ...blank, value } : blank))
    : [...draft.blanks, { name, value }];
}

/** What a name stands for in this draft alone; undefined where nothing was filled in. */
export function filledIn(draft: Draft, name: string): string | undefined {
  return draft.blanks.find(blank => blank.name === name)?.value || undefined;
}

/** The draft with its own values in their places, for an export; secret ones stay blanks. */
export function withValues(draft: Draft): Draft {
  const values = new Map(draft.blanks.filter(b => b.value && !isSecretName(b.name)).map(b => [b.name, b.value]));
  if (!values.size) return draft;
  const walk = (part: unknown): unknown =>
    typeof part === 'string'
      ? part.replace(pattern, (whole, name: string) => values.get(name) ?? whole)
      : Array.isArray(part)
        ? part.map(walk)
        : typeof part === 'object' && part !== null
          ? Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]))
          : part;
  return { ...(walk({ ...draft, blanks: [] }) as Draft), blanks: draft.blanks };
}
