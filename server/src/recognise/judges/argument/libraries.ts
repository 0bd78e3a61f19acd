import { subjectEvidence, weigh } from '../../evidence';
import { returnedType } from '../../declared';
import { responseName, statusName } from '../../words';
import { redirects } from './calls';
import { isText } from './givens';
import { isImplicit } from '../pattern';
import { some, type Rule } from './call';
import { subjectOfChain } from './comparison';

/** PHP's `header('Location: /', true, 302)` */
const ofHeader: Rule = ({ name, site }) =>
  name === 'header' && site.index === 2 && /^(?:true|false)$/i.test(site.args[1]?.text ?? '')
    ? [{ words: 'the third argument of `header` is the status', weight: 1 }]
    : undefined;

/** Committee's `assert_schema_conform(200)`, `assert_response_schema_confirm(200)` */
const ofSchemaAssertion: Rule = ({ name, site }) =>
  site.index === 0 && /^assert_(?:response_)?schema_confi?o?rm$/.test(name)
    ? [{ words: `\`${name}\` asserts a status`, weight: 1.1 }]
    : undefined;

/** The `send_response(404)` of Python's handlers, in a class of its own or of a mock. */
const ofHandler: Rule = ({ name, site }) =>
  site.index === 0 && /^send_response(?:_only)?$/.test(name) && /^self\./.test(site.callee.text)
    ? [{ words: `\`${name}\` answers with it`, weight: 1 }]
    : undefined;

/** Vapor: `.transform(to: .created)` is what the function gives back. */
const ofTransform: Rule = ({ name, site, question }) =>
  name === 'transform' && site.keyword === 'to' ? returnedType(question) : undefined;

/** Iris' `app.OnErrorCode(404, handler)` */
const ofErrorCode: Rule = ({ name, site }) =>
  /^on_?(?:any_?)?(?:error|status)_?codes?$/i.test(name) && site.index === 0
    ? [{ words: `\`${name}\` handles a status`, weight: 1 }]
    : undefined;

/** Dart's `isA<ShopException>().having((e) => e.statusCode, 'status', 404)` */
const ofHaving: Rule = ({ name, site, question }) => {
  const asked =
    name === 'having' && site.index >= 2
      ? /=>\s*([\w.?!()]+)$/.exec(site.args[0]?.text.slice(-80) ?? '')?.[1]
      : undefined;
  return asked === undefined ? undefined : subjectEvidence(asked, question);
};

/** should.js and chai: `err.should.have.property('code', 404)`; Jest: `expect(res).toHaveProperty('status', 404)` */
const ofProperty: Rule = ({ name, site, question }) => {
  if (site.index !== 1 || !/^(?:to_?have_?)?(?:own_?)?property$/i.test(name)) return undefined;
  const property = /^["'`](?:[\w.]*\.)?(\w+)["'`]$/.exec(site.args[0]?.text.slice(0, 60) ?? '')?.[1];
  const subject = subjectOfChain(site.callee.text);
  const said = property && subject ? subjectEvidence(`${subject}.${property}`, question) : [];
  return weigh(said) > 0.3 ? said : undefined;
};

/** Python's `getattr(error, "code", 500)` */
const ofGetattr: Rule = ({ name, site, question }) => {
  if (name !== 'getattr' || site.index !== 2) return undefined;
  const attribute = /^["'](\w+)["']$/.exec(site.args[1]?.text.slice(0, 40) ?? '')?.[1];
  return attribute ? subjectEvidence(`${site.args[0]?.text ?? ''}.${attribute}`, question) : [];
};

/** Supertest and its like: `request(app).get('/').expect(200, done)` */
const ofExpect: Rule = ({ name, path, site, question }) => {
  // Swift's `observer.expect(.notModified)` may wait for anything.
  if (isImplicit(question)) return undefined;
  if (!/^expect(?:_?status)?$/i.test(name) || path.length < 2 || site.index !== 0) return undefined;
  const sender = path
    .slice(0, -1)
    .map(responseName)
    .some(e => e.weight > 0);
  return [{ words: '`expect` on a request takes the status', weight: sender ? 1 : 0.7 }];
};

/** Laravel: `redirect()->to($url, 301)`, `Redirect::away($url, 307)`, `redirect()->back(302)` */
const ofRedirect: Rule = ({ path, site, question: { code } }) => {
  const on = path.at(-2) ?? '';
  if (site.index > 0 && path.length > 1 && redirects.test(on) && code >= 300 && code < 400)
    return [{ words: `\`${on}\` takes a 3xx code`, weight: 1 }];
  return site.index === 0 && /^redirect\(\)\s*->\s*(?:back|refresh|home)$/.test(site.callee.text)
    ? [{ words: '`redirect` takes the status', weight: 1 }]
    : undefined;
};

/** `HttpStatusClass.CLIENT_ERROR.contains(401)`, `STATUS.withValue("200")` */
const ofHolder: Rule = ({ name, path, site }) => {
  if (statusName(name).weight !== 0 || site.index !== 0 || path.length < 2) return undefined;
  const held = /^(?:contains|includes|matches)$/i.test(name)
    ? path
        .slice(0, -1)
        .map(statusName)
        .find(e => e.weight >= 1)
    : // OpenTelemetry's `semconv.HTTPResponseStatusCodeKey.Int(404)`
      /^(?:with_?)?value$|^(?:Int|Int64|String)$/i.test(name)
      ? [statusName(path.at(-2) ?? '')].find(e => e.weight >= 0.5)
      : undefined;
  return some(held ? [{ ...held, weight: Math.max(held.weight, 0.8) }] : []);
};

/** Koa's `ctx.assert(user, 401, 'Who are you?')`, and an application's own `assertThat(user, 'user.missing', 404)` */
export const ofContextAssert: Rule = ({ name, site, question: { code, document, catalogue } }) => {
  if (name === 'assert' && site.index === 1 && /^(?:ctx|context|this)\.assert$/.test(site.callee.text))
    return [{ words: '`assert` of a context takes the status', weight: 1 }];
  const fails =
    site.index === 2 &&
    site.args.length === 3 &&
    code >= 400 &&
    catalogue.get(code)?.standing === 'standard' &&
    /^(?:assert|assertThat|ensure|invariant|enforce)$/.test(site.callee.text) &&
    isText(site.args[1]) &&
    !isText(site.args[0]);
  return fails && document.head.speaksHttp
    ? [{ words: `\`${name}\` is given what has to be so, a text and the status`, weight: 0.8 }]
    : undefined;
};

/** Calls of one library, or of a family of them. */
export const ofLibraries: readonly Rule[] = [ofHeader, ofTransform, ofErrorCode, ofSchemaAssertion, ofHandler];
/** Those of tests and clients, behind what a test's chain has drawn. */
export const ofChains: readonly Rule[] = [ofHaving, ofProperty, ofGetattr, ofExpect, ofRedirect, ofHolder];
