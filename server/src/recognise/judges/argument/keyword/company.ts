import { responseName } from '../../../words';
import type { Evidence } from '../../../types';
import { isResponse } from '../givens';
import { sends } from '../responses';
import type { Companion } from './types';

const maker: Companion = ({ callee }) =>
  sends(callee) ? [{ words: `\`${callee}\` makes a response`, weight: 0.6 }] : [];

/** `def mock_orders_endpoint(id, status \\ 200)`, `MockXhrConnection(code: 400)` */
const fake: Companion = ({ callee }) =>
  !sends(callee) &&
  /(?:mock|stub|fake)\w*(?:endpoint|client|connection|server|http|xhr|request)|http|xhr|error_?page/i.test(callee)
    ? [{ words: `\`${callee}\` fakes or makes an exchange`, weight: 0.45 }]
    : [];

/** `NetworkStub.add(.get, resource, status: 304)` */
const fakedNetwork: Companion = ({ path }) =>
  path
    .slice(0, -1)
    .some(p =>
      /^(?:network|https?|server|requests?|api)_?(?:mock|stub|fake)s?$|^(?:mock|stub|fake)_?(?:network|https?|server|api)$/i.test(
        p,
      ),
    )
    ? [{ words: `\`${path.join('.')}\` fakes an exchange`, weight: 0.4 }]
    : [];

/** `#[oai(status = 200)]`, `@ns.marshal_with(order, code=201, description="Made")`: annotations seldom speak of another status. */
const annotation: Companion = ({ call, args, question: { document } }) =>
  /attribute/.test(call.type) || (call.parent?.type === 'decorator' && document.head.speaksHttp)
    ? [
        {
          words: 'an attribute says it',
          weight: args.some(a => /^description\s*[:=]/.test(a.text.slice(0, 14))) ? 0.4 : 0.3,
        },
      ]
    : [];

/** `create_autospec(RawResponse, code=200)` */
const responseClass: Companion = ({ args: [first] }) =>
  first && /^(?:\w+\.)*[A-Z]\w*Response\w*$/.test(first.text.slice(0, 60))
    ? [{ words: `\`${first.text}\` is given beside it`, weight: 0.5 }]
    : [];

/** `validate(response, expect: 200)` */
const response: Companion = ({ args: [first] }) =>
  first && isResponse(first) ? [{ words: 'a response is given beside it', weight: 0.8 }] : [];

const partsOfExchange: Companion = ({ args }) =>
  args.some(a => exchange.test(a.text.slice(0, 40)) || address.test(a.text.slice(0, 40)))
    ? [{ words: 'what belongs to an exchange stands beside it', weight: 0.4 }]
    : [];

/** `"/orders"`, `'https://example.com'`, `url`. */
const address = /^(?:[a-z]{0,2}["'`](?:\/|https?:)|(?:\w+_)?ur[il]\s*$)/i;

/** Arguments that keep company with a status. */
const exchange =
  /^(?:r?(?:headers?|body)|status_?text|content_?type|method|uri|url|path|reason|response|media_?type|message|error_?code|title|detail)\s*[:=](?![:=])/i;

const holder: Companion = ({ path }) => {
  const best = path
    .slice(0, -1)
    .map(responseName)
    .reduce<Evidence>((a, b) => (b.weight > a.weight ? b : a), { words: '', weight: 0 });
  return best.weight >= 0.7 ? [{ ...best, weight: 0.35 }] : [];
};

/** WebTest's `testapp.get(url, status=303)` */
const asker: Companion = ({ callee, path }) =>
  /^(?:get|post|put|patch|delete|head|options)(?:_json)?$/.test(callee) &&
  /^(?:\w*app|\w*client|browser)$/.test(path.at(-2) ?? '')
    ? [{ words: `\`${path.at(-2) ?? ''}\` asks, and waits for it`, weight: 0.45 }]
    : [];

/** What may keep company with a name that may be a status's; all of it counts. */
export const company: readonly Companion[] = [
  maker,
  fake,
  fakedNetwork,
  annotation,
  responseClass,
  response,
  partsOfExchange,
  holder,
  asker,
];
