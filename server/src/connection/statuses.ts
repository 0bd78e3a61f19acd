import { completion, resolveCompletion } from '../features/completion';
import { hover } from '../features/hover';
import { inlayHints } from '../features/inlayHints';
import { highlights, references } from '../features/sameStatus';
import { explainRequest, type ExplainParams, type ExplainResult } from '../protocol';
import { threshold, type Verdict } from '../recognise/types';
import type { Session } from './session';

/** Questions about the statuses in a document. */
export function routeStatuses({ connection, services, client, answer }: Session): void {
  const { documents, recogniser, catalogue } = services;
  connection.onHover(({ textDocument: { uri }, position }) =>
    answer(uri, 'hover', 'hover', () =>
      documents.parsed(uri, position, document => {
        const use = recogniser.at(document, position);
        return use && hover(use, catalogue, client.hover);
      }),
    ),
  );
  connection.onCompletion(({ textDocument: { uri }, position }) =>
    answer(uri, 'completion', 'completion', () => completion(uri, position, services, client.completion)),
  );
  connection.onCompletionResolve(item => resolveCompletion(item, catalogue));
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
    answer(uri, 'inlayHints', 'inlay hints', () => inlayHints(uri, range, services, token)),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
    answer(uri, 'highlight', 'highlights', () => highlights(uri, position, services, token)),
  );
  connection.onReferences(({ textDocument: { uri }, position, context }, token) =>
    answer(uri, 'references', 'references', () =>
      references(uri, position, context.includeDeclaration, services, token),
    ),
  );
  connection.onRequest(explainRequest, ({ textDocument: { uri }, position }: ExplainParams) =>
    answer(uri, undefined, 'explanation', () =>
      documents.parsed(uri, position, document => explained(recogniser.explain(document, position))),
    ),
  );
}

function explained(verdict: Verdict | undefined): ExplainResult {
  if (!verdict) return { verdict: 'Nothing here looks like a status.', evidence: [] };
  const is = verdict.score >= threshold;
  return {
    verdict: `\`${verdict.candidate.text}\` is ${is ? '' : 'not '}taken for an HTTP status (evidence ${verdict.score.toFixed(2)}, ${threshold} needed).`,
    evidence: verdict.evidence,
  };
}
