import type { Node } from 'web-tree-sitter';
import { pathOf } from '../path';
import type { Evidence } from '../types';
import { responseName } from '../words';
import type { Question } from './question';

/** What is called with the lambda or block that holds a bare call: `response("/a") { code(204) }` → `response("/a")`. */
export function lambdaCall(inner: Node, { document }: Pick<Question, 'document'>): string | undefined {
  for (let n: Node | null = inner, i = 0; n && i < 6; n = n.parent, i++) {
    const lambda = document.structure.one(n, 'function');
    if (!lambda) continue;
    if (lambda.parts.name) return undefined;
    for (let m = n.parent, j = 0; m && j < 3; m = m.parent, j++) {
      const called = document.structure.one(m, 'call')?.parts.function?.[0];
      if (called) return called.text.slice(-400);
    }
    return undefined;
  }
  return undefined;
}

/** What that call says about a response. */
export function lambdaOwner(inner: Node, question: Question): Evidence[] {
  const best = pathOf(lambdaCall(inner, question) ?? '')
    .map(responseName)
    .reduce((a, b) => (b.weight > a.weight ? b : a), { words: '', weight: 0 });
  return best.weight >= 0.7 ? [{ words: best.words, weight: 0.4 }] : [];
}

/** `client.newCall(request).execute().use { it.code == 404 }`: what a lambda is given is what was asked for. */
export function givenToLambda(receivers: string[], question: Question): Evidence | undefined {
  if (!/^(?:it|\$0)$/.test(receivers[0] ?? '') || receivers.length > 1) return undefined;
  const call = lambdaCall(question.node, question) ?? '';
  if (call === '') return undefined;
  return /\.(?:execute|await\w*|newCall|send|fetch|request)\((?:[^()]|\([^()]*\))*\)\s*\??\.(?:use|let|also|run|apply)$/.test(
    call,
  )
    ? { words: 'it is what a request gives', weight: 0.7 }
    : pathOf(call).some(n => responseName(n).weight > 0)
      ? undefined
      : { words: 'it may be a response', weight: 0.15 };
}
