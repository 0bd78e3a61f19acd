import { weigh } from '../evidence';
import { pathOf } from '../path';
import type { Site } from '../sites';
import type { Role } from '../types';
import { isAssertion, isComparison, responseName, statusName } from '../words';
import { subjectOfChain } from './argument/comparison';
import { blockName, outerEvidence } from './entry';
import { matchers, writesText } from './matchers';

/** What the code around does with the number. */
export function roleOf(sites: Site[]): Role {
  for (const site of sites) {
    switch (site.kind) {
      case 'arithmetic':
        // A string that is joined to another goes where the whole goes.
        if (site.operator === '+') continue;
        // respx: `route % 404`
        if (site.operator === '%' && /\d$/.test(site.node.text) && !/100$/.test(site.node.text)) return 'emit';
        return inAssertion(sites) ? 'assert' : 'check';
      case 'operand':
        return inAssertion(sites) ? 'assert' : 'check';
      case 'range':
      case 'fallback':
        continue;
      case 'case':
      case 'caught':
      case 'subscript':
        return 'check';
      case 'object':
        return site.call && isComparison(site.member.text) ? 'check' : 'emit';
      case 'argument': {
        if (writesText(site)) continue;
        // TypeScript's `new (Client.APIError as any)(…)`
        const path = pathOf(site.callee.text.replace(/^\((?:new\s+)?([\w.]+) as [\w.<>]+\)$/, '$1'));
        // Go's `strings.Contains(err.Error(), "404")` asks, whatever for.
        if (/^(?:strings|bytes)\.\w+$/.test(site.callee.text))
          return inAssertion(sites.slice(sites.indexOf(site) + 1)) ? 'assert' : 'check';
        // go-restful: `.Returns(404, "no such order", nil)`
        if (path.at(-1) === 'Returns' && /^["`]/.test(site.args[1]?.text ?? '')) return 'define';
        if (/^(?:ctx|context|this)\.assert$/.test(site.callee.text)) return 'emit';
        // sinon's `assert.isTrue(res.writeHead.calledWith(404))`
        if (/^(?:always|never)?_?called\w*with/i.test(path.at(-1) ?? '')) return 'assert';
        if (
          (/^starts_?with$/i.test(path.at(-1) ?? '') && statusName(path.at(-2) ?? '').weight > 0) ||
          (/^(?:find|contains|index_?of|includes?)$/i.test(path.at(-1) ?? '') &&
            path.slice(0, -1).some(p => responseName(p).weight >= 0.7))
        )
          return inAssertion(sites) ? 'assert' : 'check';
        if (/^(?:wait_?for\w*|[ef]?grep|rg)$/i.test(path.at(-1) ?? '')) return 'check';
        // actix-web: `web::head().to(HttpResponse::MethodNotAllowed)`
        if (path.at(-1) === 'to' && path.length > 1 && !path.some(p => /expect|assert|should|that|subject/i.test(p)))
          return 'emit';
        // PHPUnit: `->will($this->returnValue(404))`
        if (/^return_?value$/i.test(path.at(-1) ?? '')) continue;
        if (/error_?handler$/i.test(path.at(-1) ?? '') || sites.some(s => s.kind === 'case')) return 'check';
        if (/^(?:define|const_set)$/.test(path.at(-1) ?? '')) return 'define';
        if (
          isComparison(path.at(-1) ?? '') ||
          matchers.test(path.at(-1) ?? '') ||
          isAssertion(path) ||
          (subjectOfChain(site.callee.text) && isAssertion(path))
        )
          return 'assert';
        if (
          /^(?:api_?responses?|response|openapi|extend_schema|http_?code|swagger\w*|produces\w*)$/i.test(
            path.at(-1) ?? '',
          ) &&
          /decorator|annotation|attribute/.test(`${site.node.type} ${site.node.parent?.type ?? ''}`)
        )
          return 'define';
        return asserted(sites) ? 'assert' : 'emit';
      }
      case 'class':
        return 'define';
      case 'thrown':
        return 'emit';
      case 'returned':
        return blockName(site.taker) ? 'define' : 'emit';
      case 'definition': {
        const path = pathOf(site.name.text);
        return path.length > 1 && path.slice(0, -1).some(p => responseName(p).weight > 0) ? 'emit' : 'define';
      }
      case 'entry-key':
        return 'define';
      case 'union':
        continue;
      case 'element':
      case 'entry-value':
      case 'subject':
      case 'callee':
        continue;
    }
  }
  return sites[0]?.kind === 'entry-value' || sites[0]?.kind === 'element'
    ? weigh(outerEvidence(sites.slice(1))) > 0
      ? 'emit'
      : 'define'
    : 'emit';
}

/** `assert json_response(conn, 404)`, `.andExpect(content().json("…"))`: whatever stands in a bare `assert` is expected. */
const asserted = (sites: Site[]): boolean =>
  sites.some(
    s =>
      s.kind === 'argument' &&
      /^(?:(?:assert|refute)(?:_eq|_ne)?|should(?:_not)?|is_expected\.(?:to|not_to|to_not))$|\.andExpect(?:All)?$/.test(
        s.callee.text,
      ),
  );

function inAssertion(sites: Site[]): boolean {
  return sites.some(s => s.kind === 'asserted' || (s.kind === 'argument' && isAssertion(pathOf(s.callee.text))));
}
