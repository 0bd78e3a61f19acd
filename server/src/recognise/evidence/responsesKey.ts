import { pathOf } from '../path';
import type { Evidence } from '../types';
import { lambdaCall } from './lambda';
import type { Question } from './question';

/** A key of documented responses: `operation.responses.keys`. */
export function responsesKey(path: string[], question: Question): Evidence[] | undefined {
  const last = path.at(-1);
  // A generator's `if (key == "204")`
  if (
    path.length === 1 &&
    /^(?:response_?)?(?:key|code)$/i.test(last ?? '') &&
    /^["'`]/.test(question.node.text) &&
    /open_?api|swagger/i.test(question.document.head.text)
  )
    return [{ words: `\`${last ?? ''}\` may be a key of the responses in a document of an API`, weight: 0.8 }];
  // `operation.Responses.First(r => r.Key == "404")`, `operation.Responses.First().Key`
  const holder =
    /^key$/i.test(last ?? '') && path.length > 1
      ? [...path, ...(path.length === 2 ? pathOf(lambdaCall(question.node, question) ?? '') : [])].find(n =>
          /responses$/i.test(n),
        )
      : undefined;
  if (holder !== undefined) return [{ words: `it is a key of \`${holder}\``, weight: 1 }];
  // `assert "404" in operation["responses"]`
  const [asked] = question.sites;
  // RSpec's `expect(operation['responses']).to include('404')`
  const searched =
    asked?.kind === 'argument'
      ? (pathOf(asked.callee.text).at(-1) ?? '').replace(/^(?:not_)?to(?:_not)?$/, asked.node.text.slice(-40))
      : '';
  const among =
    (asked?.kind === 'operand' && /^(?:not )?in$/.test(asked.operator)) ||
    /(?:^|\.(?:not_)?to(?:_not)? |assert_?|to_?)(?:not_?)?(?:in|includes?|contains?|(?:have|has|contain)_?(?:key|property))(?:$|\()/i.test(
      searched,
    );
  if (among && /responses$/i.test(last ?? '') && /^["'`]/.test(question.node.text))
    return [{ words: `it is a key of \`${last ?? ''}\``, weight: 1 }];
  // `expect(operation.responses.keys, contains("404"))`
  if (/^(?:keys|keySet|codes)$/i.test(last ?? '') && /responses$/i.test(path.at(-2) ?? ''))
    return [{ words: `it is a key of \`${path.at(-2) ?? ''}\``, weight: 1 }];
  return undefined;
}
