import { pathOf } from '../../../path';
import type { Evidence } from '../../../types';
import { responseName } from '../../../words';
import { madeOf } from '../../declarations';
import { behind, isOutcome, type Spelled } from '../types';

/** What is made by the call, and what it is called on. */
export function ofAnswer(spelled: Spelled): Evidence[] {
  const evidence: Evidence[] = [];
  const { name, several, receiver, document, sites } = spelled;
  const [site] = sites;
  const called = site?.kind === 'callee';
  // `response = factory.noContent()`
  const kept = called && several && sites[1]?.kind === 'definition' ? sites[1].name.text : '';
  if (kept && responseName(pathOf(kept).at(-1) ?? '').weight >= 0.7)
    evidence.push({ words: `\`${kept}\` is what it makes`, weight: 0.6 });
  // Revel's `c.Result = c.NotFound("no such order")`
  if (kept && receiver && kept === `${receiver.text}.Result`)
    evidence.push({ words: `\`${kept}\` is answered with`, weight: 0.5 });
  // WireMock's `willReturn(temporaryRedirect("/"))`
  const given = called && receiver === undefined && sites[1]?.kind === 'argument' ? sites[1].callee.text : '';
  if (several && /(?:^|\.)(?:will|then|and)_?(?:Return|Respond|return|respond)$/.test(given))
    evidence.push({ words: `\`${pathOf(given).at(-1) ?? ''}\` answers with it`, weight: 0.5 });
  const last = receiver?.path.at(-1);
  if (
    called &&
    last &&
    !isOutcome(spelled, last) &&
    (responseName(last).weight >= 0.7 || /^(?:send|respond|reply|answer)$/i.test(last))
  )
    // libprocess' `http::Unauthorized(challenges)`
    evidence.push({ words: `called on \`${last}\``, weight: last === 'http' && /^[A-Z][a-z]/.test(name) ? 0.8 : 0.7 });
  // Swift's `return HttpResponse.accepted`
  if (site?.kind === 'returned' && receiver && /^(?:Http|HTTP)Response$/.test(receiver.text) && /^[a-z]/.test(name))
    evidence.push({ words: `a \`${receiver.text}\` is given back`, weight: 0.9 });
  // Ninja's `Results.notFound()`
  if (called && several && receiver?.text === 'Results' && /^[a-z]/.test(name))
    evidence.push({ words: '`Results` makes answers', weight: 0.7 });
  // Sinatra's `not_found do … end`, Scalatra's `notFound { … }`
  if (
    called &&
    /^not_?found$/i.test(name) &&
    receiver === undefined &&
    /^\s*(?:do\b|\{)/.test(behind(spelled, 8)) &&
    /\b(?:[sS]inatra|[sS]calatra(?:Servlet|Base)?)\b/.test(document.head.text)
  )
    evidence.push({ words: 'a block answers what is not found', weight: 0.5 });
  // Hono's `c.notFound()`, `app.notFound(c => …)`
  if (
    called &&
    several &&
    (/^(?:c|ctx|context)$/.test(receiver?.text ?? '') ||
      (/^(?:app|api|router|server|sub)$/i.test(receiver?.text ?? '') &&
        /=>|^(?:async\s+)?function\b/.test(site.args[0]?.text.slice(0, 60) ?? '')))
  )
    evidence.push({ words: `\`${receiver?.text ?? ''}\` answers with it`, weight: 0.45 });
  // `result.notFound("no order")`, where `result = HttpOperationResult.new`
  if (called && several && receiver && madeOf(receiver.text, responses, document))
    evidence.push({ words: `\`${receiver.text}\` is made as what is answered with`, weight: 0.5 });
  // Laravel's `return $this->noContent()` in a controller
  if (
    called &&
    several &&
    /^(?:\$?this|self)$/.test(receiver?.text ?? '') &&
    extendsController.test(document.head.text)
  )
    evidence.push({ words: 'a controller answers so', weight: 0.3 });
  // Rust's `RequestError::not_found().into_http_response()`
  if (called && several && /^\([^()]*\)\s*\.into_(?:http_)?response\(/.test(behind(spelled, 120)))
    evidence.push({ words: 'it becomes a response', weight: 0.8 });
  // Go's `HandleResponse(ctx, errors.Forbidden("not yours").WithError(err), nil)`
  const taker =
    called && receiver && /err/i.test(receiver.text) ? sites.slice(1, 5).find(s => s.kind !== 'object') : undefined;
  if (
    taker?.kind === 'argument' &&
    // Rust's `response.failed.push(SetError::not_found())` keeps it.
    !/^(?:append|push|insert|add|extend|set)$/i.test(pathOf(taker.callee.text).at(-1) ?? '') &&
    /respon[sd]|reply|render|abort|(?:write|handle|send)_?err/i.test(taker.callee.text.slice(-40))
  )
    evidence.push({ words: `\`${taker.callee.text.slice(-40)}\` answers with it`, weight: 0.8 });
  return evidence;
}

/** Types of what is answered with, and of what a controller extends. */
const responses = '\\w*(?:Http|HTTP)\\w*(?:Result|Response|Reply|Answer)\\w*|\\w*Response(?:Builder|Factory)';

const extendsController = /\bextends\s+[\w\\.]*Controller\b/;
