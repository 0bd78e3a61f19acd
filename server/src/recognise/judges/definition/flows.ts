import { sinkEvidence, type Question } from '../../evidence';
import { pathOf } from '../../path';
import { moduleMember, takesAsStatus } from '../../sinks';
import type { Evidence } from '../../types';
import { responseName, statusName } from '../../words';

/** Where the value goes: further down, or, of a name that is given anew, anywhere in the function. */
export function passed(name: string, question: Question): Evidence[] {
  const below = flows(name, question);
  if (below.length) return below;
  const met = sinkEvidence(name, question);
  return met.length ? met : givenElsewhere(name, question);
}

/** Go's `code := 500` and below it `code = failure.StatusCode()`: what else the name is given. Looks 1 500 characters around. */
function givenElsewhere(name: string, { document, node }: Question): Evidence[] {
  if (!/^[a-z]\w*$/i.test(name)) return [];
  const around = document.text.slice(Math.max(0, node.startIndex - 1500), node.endIndex + 1500);
  for (const [, value = ''] of around.matchAll(new RegExp(`(?<![\\w.])${name}\\s*:?=\\s*(\\w+(?:\\.\\w+)+)\\b`, 'g'))) {
    const path = pathOf(value);
    const given = statusName(path.at(-1) ?? '');
    if (given.weight >= 1 || (given.weight > 0 && path.slice(0, -1).some(p => responseName(p).weight >= 0.7)))
      return [{ words: `\`${name}\` is given \`${value}\` too`, weight: 0.5 }];
  }
  return [];
}

/** `const type = moved ? 301 : 302` and then `res.writeHead(type)`: looks 1 500 characters on. */
export function sent(name: string, { document, node }: Question): Evidence[] {
  const use = takesAsStatus(name, document.text.slice(node.endIndex, node.endIndex + 1500));
  return use ? [{ words: `\`${use}\` takes \`${name}\` below`, weight: 0.9 }] : [];
}

/** `const code = …; res.status(code)`: looks 1 500 characters on. */
function flows(name: string, { document, node }: Question): Evidence[] {
  const below = document.text.slice(node.endIndex, node.endIndex + 1500);
  // `status_code=status.HTTP_201_CREATED` is a module's, whatever a field of the file is called.
  const given = `(?<![.\\w])[$@]?${name.replace(/\W/g, '\\$&')}(?!\\w|${moduleMember})`;
  const use = new RegExp(
    `\\b(\\w*(?:status|writeHead|writeHeader|sendError|abort|halt|Response|_resp|respond|reply|_answer|HttpException|HTTPException|code)\\w*)\\s*\\([^()\\n]{0,120}${given}` +
      `|\\b(status(?:_?code)?)["']?\\s*(?:=>|[:=])\\s*${given}` +
      `|\\b(responses)["']?\\]?(?:\\?\\.)?\\[\\s*${given}\\s*\\]` +
      `|\\b(?:response|res|reply|ctx)\\b(?:\\(\\))?\\s*(?:\\.|->|::)\\s*(json|make|send|text|html|view)\\([^()\\n]{0,120}${given}`,
    'i',
  ).exec(below);
  return use
    ? [{ words: `\`${name}\` goes into \`${use[1] ?? use[2] ?? use[3] ?? use[4] ?? ''}\` below`, weight: 0.6 }]
    : [];
}
