import type { Annotation } from '../../../../server/src/protocol';
import { withValues } from '../blanks';
import { valueOf } from '../bodyView';
import { toClientCode } from '../clientCode/toClientCode';
import { toCurl, toHttpFile } from '../exportRequest';
import type { AnswerView, CopyForm, Draft } from '../messages';

/** What is said once a form of the request is in the clipboard. */
export const copied: Record<CopyForm, string> = {
  curl: 'Copied as cURL. Secrets are left as {{blanks}}.',
  http: 'Copied as an .http request. Secrets are left as {{blanks}}.',
  javascript: 'Copied as JavaScript. Variables and secrets are read from the environment.',
  python: 'Copied as Python. Variables and secrets are read from the environment.',
};

/** The request in another form; code also handles the answer that is shown. */
export function textAs(
  as: CopyForm,
  composed: Draft,
  { answer, annotation }: { answer?: AnswerView; annotation?: Annotation },
): string {
  const draft = withValues(composed);
  if (as === 'curl') return toCurl(draft);
  if (as === 'http') return toHttpFile(draft);
  const head = answer?.hops.at(-1)?.head;
  return toClientCode(
    draft,
    as,
    head && {
      status: head.status,
      phrase: annotation?.status.phrase ?? head.reason,
      advice: annotation?.advice.map(advice => advice.what) ?? [],
      retryAfter: valueOf(head.headers, 'retry-after') !== '',
      json: answer?.body.shape === 'json',
    },
  );
}
