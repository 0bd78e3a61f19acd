import { pathOf } from '../../path';
import type { Site } from '../../sites';
import type { Role } from '../../types';
import { isAssertion, isComparison, responseName, statusName } from '../../words';
import { subjectOfChain } from '../argument/comparison';
import type { Argument } from '../argument/types';
import { matchers, writesText } from '../matchers';
import { asserted, compares } from './assertion';

/** An argument by what it is given to. */
interface Given {
  site: Argument;
  /** All the sites of the number, this one among them. */
  sites: Site[];
  path: string[];
  /** The last of the path. */
  name: string;
}

/** What one kind of call does with its argument; `undefined` where the call is of another kind. */
type Rule = (given: Given) => Role | undefined;

/** What a call does with its argument; `undefined` where it only passes it on. */
export function argumentRole(site: Argument, sites: Site[]): Role | undefined {
  if (writesText(site)) return undefined;
  // TypeScript's `new (Client.APIError as any)(…)`
  const path = pathOf(site.callee.text.replace(/^\((?:new\s+)?([\w.]+) as [\w.<>]+\)$/, '$1'));
  const given: Given = { site, sites, path, name: path.at(-1) ?? '' };
  for (const rule of first) {
    const role = rule(given);
    if (role) return role;
  }
  // PHPUnit: `->will($this->returnValue(404))`
  if (/^return_?value$/i.test(given.name)) return undefined;
  for (const rule of then) {
    const role = rule(given);
    if (role) return role;
  }
  return asserted(sites) ? 'assert' : 'emit';
}

/** Go's `strings.Contains(err.Error(), "404")` asks, whatever for. */
const inGoText: Rule = ({ site, sites }) =>
  /^(?:strings|bytes)\.\w+$/.test(site.callee.text) ? compares(sites.slice(sites.indexOf(site) + 1)) : undefined;

/** go-restful: `.Returns(404, "no such order", nil)` */
const documents: Rule = ({ site, name }) =>
  name === 'Returns' && /^["`]/.test(site.args[1]?.text ?? '') ? 'define' : undefined;

/** Koa's `ctx.assert(order, 404)` answers. */
const contextAssert: Rule = ({ site }) =>
  /^(?:ctx|context|this)\.assert$/.test(site.callee.text) ? 'emit' : undefined;

/** sinon's `assert.isTrue(res.writeHead.calledWith(404))` */
const calledWith: Rule = ({ name }) => (/^(?:always|never)?_?called\w*with/i.test(name) ? 'assert' : undefined);

/** `status.startsWith("40")`, `response.body.includes("404")` */
const inText: Rule = ({ path, name, sites }) =>
  (/^starts_?with$/i.test(name) && statusName(path.at(-2) ?? '').weight > 0) ||
  (/^(?:find|contains|index_?of|includes?)$/i.test(name) && path.slice(0, -1).some(p => responseName(p).weight >= 0.7))
    ? compares(sites)
    : undefined;

/** `grep 404 file`, a shell's `_contains "$response" "404"` */
const searches: Rule = ({ site, name }) =>
  /^(?:wait_?for\w*|[ef]?grep|rg)$/i.test(name) ||
  (/(?:^|_)(?:contains?|includes?|has|search)(?:_|$)/.test(name) &&
    /^"\$[\w(]/.test(site.args[0]?.text.slice(0, 40) ?? ''))
    ? 'check'
    : undefined;

/** actix-web: `web::head().to(HttpResponse::MethodNotAllowed)` */
const routedTo: Rule = ({ path, name }) =>
  name === 'to' && path.length > 1 && !path.some(p => /expect|assert|should|that|subject/i.test(p))
    ? 'emit'
    : undefined;

const handles: Rule = ({ name, sites }) =>
  /error_?handler$/i.test(name) || sites.some(s => s.kind === 'case') ? 'check' : undefined;

const declares: Rule = ({ name }) => (/^(?:define|const_set)$/.test(name) ? 'define' : undefined);

const asserts: Rule = ({ site, path, name }) =>
  isComparison(name) ||
  matchers.test(name) ||
  isAssertion(path) ||
  (subjectOfChain(site.callee.text) && isAssertion(path))
    ? 'assert'
    : undefined;

/** NestJS's `@ApiResponse({ status: 404 })` */
const annotates: Rule = ({ site: { node }, name }) =>
  /^(?:api_?responses?|response|openapi|extend_schema|http_?code|swagger\w*|produces\w*)$/i.test(name) &&
  /decorator|annotation|attribute/.test(`${node.type} ${node.parent?.type ?? ''}`)
    ? 'define'
    : undefined;

/** In the order in which they are asked, before a value that a mock gives back. */
const first: readonly Rule[] = [inGoText, documents, contextAssert, calledWith, inText, searches, routedTo];

/** And those that are asked behind it. */
const then: readonly Rule[] = [handles, declares, asserts, annotates];
