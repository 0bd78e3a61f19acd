import type { Draft } from '../messages';
import { redirectStep } from '../redirects';
import type { Outcome, SendRequest } from '../send';

/** What was sent last, and what came of it. */
export interface LastSent {
  outcome: Outcome;
  request: SendRequest;
  draft: Draft;
}

/** The draft that goes on at a Location as a redirect would: method and body by the status, credentials only within the origin. */
export function followingDraft(current: Draft, url: string, last: LastSent | undefined): Draft {
  const draft: Draft = { ...structuredClone(current), url, mutedQuery: [] };
  if (last?.outcome.kind !== 'answer') return { ...draft, method: 'GET' };
  const { sent, head } = last.outcome.answer;
  const { method, url: from, headers } = sent;
  const step = redirectStep({ method, url: from, headers }, head.status, url, last.request.secretFields);
  draft.method = step?.method ?? 'GET';
  if (!step?.keepBody) draft.bodyKind = 'none';
  return new URL(url).origin === new URL(from).origin ? draft : withoutCredentials(draft);
}

function withoutCredentials(draft: Draft): Draft {
  const fields = draft.fields.map(row =>
    /^(authorization|cookie)$/i.test(row.name) ? { ...row, enabled: false } : row,
  );
  return { ...draft, auth: { kind: 'none' }, fields };
}
