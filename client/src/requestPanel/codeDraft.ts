import type { CodeRequest } from '../../../server/src/protocol';
import { emptyDraft, type Draft, type Row } from './messages';

const row = ([name, value]: [string, string]): Row => ({ name, value, enabled: true });

/**
 * The draft of a request that stands in code.
 * @param base What a URL that begins with a slash goes to, without a slash at its end.
 */
export function draftOfCode(request: CodeRequest, base: string): Draft {
  const draft: Draft = structuredClone(emptyDraft);
  const { body, credentials } = request;
  draft.method = request.method;
  draft.url = request.url.startsWith('/') ? base.replace(/\/+$/, '') + request.url : request.url;
  draft.fields = request.fields.map(row);
  if (credentials) draft.auth = { ...credentials };
  if (body) {
    draft.bodyKind = body.kind;
    if (!('pairs' in body)) draft.bodyText = body.text;
    else if (body.kind === 'form') draft.bodyForm = body.pairs.map(row);
    else draft.bodyParts = body.pairs.map(row);
    // The panel says these by itself, and makes a boundary of its own.
    const own = {
      json: /^application\/json$/i,
      form: /^application\/x-www-form-urlencoded$/i,
      multipart: /^multipart\//,
    };
    const usual =
      body.kind === 'json' || body.kind === 'form' || body.kind === 'multipart' ? own[body.kind] : undefined;
    draft.fields = draft.fields.filter(f => !(f.name.toLowerCase() === 'content-type' && usual?.test(f.value.trim())));
  }
  draft.blanks = request.blanks.map(({ name, code }) => ({ name, value: '', code }));
  return draft;
}

/** What the panel says over a request that it took from code: where it stands, and what is left to do. */
export function noticeOfCode(request: CodeRequest, place: string): string {
  const blanks = request.blanks.length;
  const left = blanks
    ? `Fill in ${blanks === 1 ? 'the blank' : `the ${blanks} blanks`}, then send it.`
    : 'Nothing is sent yet.';
  return [`From ${place} (${request.library}).`, ...request.notes, left].join(' ');
}
