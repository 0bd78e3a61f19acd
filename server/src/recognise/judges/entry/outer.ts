import type { Node } from 'web-tree-sitter';
import { pathOf, wordsOf } from '../../path';
import type { Site } from '../../sites';
import type { Evidence } from '../../types';
import { responseName, statusName } from '../../words';
import { unquote } from './siblings';

/** `let(:response) { … }`: the name that a call gives to its block. */
export function blockName(taker: Extract<Site, { kind: 'returned' }>['taker']): string | undefined {
  if (!taker || !/^(?:let_?(?:it_be)?|subject|define_method|memoize|fixture)!?$/.test(taker.callee.text))
    return undefined;
  return taker.args[0] && unquote(taker.args[0].text);
}

/** What the call, the key or the name around a map says about it; the nearest of four that says something. */
export function outerEvidence(outer: Site[]): Evidence[] {
  for (const site of outer.slice(0, 4)) {
    const said = ofSite(site);
    if (said) return [said];
  }
  return [];
}

function ofSite(site: Site): Evidence | undefined {
  switch (site.kind) {
    case 'argument':
      return givenTo(site);
    case 'definition':
      return belongsTo(site.name.text) ?? declaredAs(site);
    case 'entry-value':
      return belongsTo(unquote(site.key.text));
    case 'case':
      return matchedWith(site.subject);
    case 'operand':
      return /^={1,3}$/.test(site.operator) ? matchedWith(site.other) : undefined;
    case 'returned': {
      const given = blockName(site.taker);
      return given && (responseName(given).weight >= 0.7 || /error|exception/i.test(given))
        ? { words: `it belongs to \`${given}\``, weight: 0.5 }
        : undefined;
    }
    case 'thrown':
      return { words: 'it is thrown', weight: 0.2 };
    default:
      return undefined;
  }
}

/** `Response.WriteAsync(JsonSerializer.Serialize(new { Code = 500 }))`: what writes it down says nothing of it. */
const serializers =
  /^(?:JSON\.stringify|json\.dumps|json_encode|JsonSerializer\.Serialize|JsonConvert\.SerializeObject)$/;

/** The words of a call that answers. */
const answers =
  /^(?:response|resp|reply|respond|return|render|redirect|head|mock|intercept|fulfill|answer|http|abort|flush)$/;

const isAddress = (arg: Node): boolean => /^[a-z]{0,2}["'`](?:\/|https?:)/.test(arg.text.slice(0, 12));

/** The call that a map is given to, with what else it is given. */
function givenTo(site: Extract<Site, { kind: 'argument' }>): Evidence | undefined {
  // Elixir's `assert response = %{status: 413} = handle(request)`
  if (site.keyword && responseName(site.keyword).weight >= 0.7)
    return { words: `it belongs to \`${site.keyword}\``, weight: 0.5 };
  const path = pathOf(site.callee.text);
  const name = path.at(-1) ?? '';
  if (serializers.test(site.callee.text)) return undefined;
  if (wordsOf(name).some(w => answers.test(w))) return { words: `it is given to \`${name}\``, weight: 0.6 };
  // `checkAnswer(res, { status: 200 })`
  if (site.args.some(a => /^(?:res|resp|response|reply)$/i.test(a.text.slice(0, 10))))
    return { words: 'a response is given beside it', weight: 0.5 };
  if (/^(?:json|text|html|xml)$|(?:error|exception|problem)$/i.test(name))
    return { words: `it is given to \`${name}\``, weight: 0.4 };
  // `get(api, "/orders", status: 404)`
  if (
    /^(?:get|post|put|patch|delete|head|options|request|visit|fetch)$/i.test(name) &&
    site.args.some(a => isAddress(a))
  )
    return { words: `an address is given to \`${name}\``, weight: 0.5 };
  const best = path.map(responseName).reduce((a, b) => (b.weight > a.weight ? b : a), { words: '', weight: 0 });
  return best.weight > 0 ? { words: best.words, weight: best.weight >= 0.7 ? 0.5 : 0.2 } : undefined;
}

/** What the name or the key that holds a map says. */
function belongsTo(holder: string): Evidence | undefined {
  const name = pathOf(holder).at(-1) ?? '';
  if (statusName(name).weight >= 0.7 || /responses?$/i.test(name))
    return { words: `it belongs to \`${name}\``, weight: 0.7 };
  return responseName(name).weight >= 0.7 || /^err$|error|exception/i.test(name)
    ? { words: `it belongs to \`${name}\``, weight: 0.5 }
    : undefined;
}

/** `const init: ResponseInit = { status: 404 }` */
function declaredAs({ node, name }: Extract<Site, { kind: 'definition' }>): Evidence | undefined {
  const from = name.endIndex - node.startIndex;
  const type = /^\s*:\s*([\w.<>[\]]{1,60})\s*=/.exec(node.text.slice(from, from + 80))?.[1];
  return type && /response|http|problem/i.test(type)
    ? { words: `it belongs to a \`${type}\``, weight: 0.5 }
    : undefined;
}

/** What a pattern is matched with. */
function matchedWith(subject: Node | undefined): Evidence | undefined {
  const against = pathOf(subject?.text ?? '');
  const best = Math.max(0, ...against.map(n => responseName(n).weight));
  return best > 0
    ? { words: `it is matched with \`${against.join('.')}\``, weight: best >= 0.7 ? 0.5 : 0.4 }
    : undefined;
}
