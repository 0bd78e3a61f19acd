import { firstOf } from '../../../firstOf';
import { isStandard } from '../../../evidence';
import { pathOf } from '../../../path';
import { isFields, isMessage, isText } from '../givens';
import type { NamedRule } from './types';

/** Plug's `inform(conn, 103, [{"link", …}])` */
const ofInterim: NamedRule = ({ name, site }) =>
  /^inform!?$/.test(name) && site.index <= 1 && isFields(site.args[site.index + 1])
    ? [{ words: '`inform` sends an interim response', weight: 0.85 }]
    : undefined;

/** `APIError.http(404)` */
const ofErrorMember: NamedRule = ({ name, site }) =>
  /^http(?:_?(?:error|failure|code))?$/i.test(name) &&
  site.index === 0 &&
  /(?:error|exception|failure|result)\W*\w+$/i.test(site.callee.text)
    ? [{ words: `\`${name}\` of an error takes the status`, weight: 1 }]
    : undefined;

/** CherryPy's `HTTPError.handle(ValueError, 400, message)` */
const ofHttpError: NamedRule = ({ name, site, question }) =>
  /(?:^|\.)HTTP(?:Error|Exception)\.\w+$/.test(site.callee.text) && question.code >= 400
    ? [{ words: `\`${name}\` makes an error of HTTP`, weight: 0.9 }]
    : undefined;

/** Go's `httpmock.RESTPayload(200, "", respond)` */
const ofHttpMock: NamedRule = ({ site, last }) =>
  site.index === 0 && last > 0 && /^http_?mock\.\w+$/i.test(site.callee.text) && isText(site.args[1])
    ? [{ words: 'a mock of HTTP is given a code and a body', weight: 1 }]
    : undefined;

const httpMembers: readonly NamedRule[] = [ofInterim, ofErrorMember, ofHttpError, ofHttpMock];

/** Members of what HTTP names itself. */
export const ofHttpMember: NamedRule = call => firstOf(httpMembers, call);

/** `Response.bytes(body, 404)`, `ResponseBody.fromBytes(body, 404)`, `Response::full(404, headers, body)` */
export const ofResponseMember: NamedRule = ({ name, site, edge }) =>
  edge &&
  site.args.length > 1 &&
  /^(?:(?:from_?)?(?:bytes|stream|string|json|text|html)|full)$/i.test(name) &&
  /^[A-Z]\w*Response|^Response/.test(pathOf(site.callee.text).at(-2) ?? '')
    ? [{ words: `\`${name}\` makes a response`, weight: 0.85 }]
    : undefined;

/** `res->set_body(200, body)`, `res.set_content(404, body)`: a response is given the code and the body. */
export const ofBodySet: NamedRule = ({ name, receiver, site, question }) =>
  site.index === 0 &&
  site.args.length > 1 &&
  receiver.weight >= 0.7 &&
  /^set_?(?:body|content|answer|result)$/i.test(name) &&
  isStandard(question.code, question)
    ? [{ words: `\`${name}\` of a response is given it before the body`, weight: 0.9 }]
    : undefined;

/** Members of a response, or of what sends one, whose name begins with `send`. */
export const ofSendingMember: NamedRule = ({ name, receiver, site }) => {
  // FastEndpoints' `Send.ErrorsAsync(400, stop)`
  if (site.index === 0 && /^(?:this\.)?Send\.[A-Z]\w*Async$/.test(site.callee.text))
    return [{ words: `\`Send.${name}\` takes the status`, weight: 1 }];
  if (receiver.weight < 0.7 || !/^send(?:_|[A-Z])/i.test(name)) return undefined;
  // FastEndpoints' `context.Response.SendStringAsync("no such order", 404)`
  if (site.index === 1 && !/file|chunk|range|later|delay/i.test(name) && isMessage(site.args[0]))
    return [{ words: `\`${name}\` of a response is given it behind the text`, weight: 0.85 }];
  // `rsp.SendAtAsync(201, routeName, values)`
  return site.index === 0 && site.args.length > 1
    ? [{ words: `\`${name}\` of a response is given it first`, weight: 0.8 }]
    : undefined;
};
