import { weigh } from '../../evidence';
import { pathOf } from '../../path';
import type { Site } from '../../sites';
import type { Role } from '../../types';
import { isComparison, responseName } from '../../words';
import { blockName, outerEvidence } from '../entry';
import { argumentRole } from './argument';
import { compares } from './assertion';

/** What the code around does with the number: the innermost site that says it, from the inside outwards. */
export function roleOf(sites: Site[]): Role {
  for (const site of sites) {
    const role = roleAt(site, sites);
    if (role) return role;
  }
  const [first] = sites;
  const held = first?.kind === 'entry-value' || first?.kind === 'element';
  return held && weigh(outerEvidence(sites.slice(1))) <= 0 ? 'define' : 'emit';
}

/** What one site makes of it; `undefined` where it only passes it on. */
function roleAt(site: Site, sites: Site[]): Role | undefined {
  switch (site.kind) {
    case 'arithmetic':
      return calculated(site, sites);
    case 'operand':
      return compares(sites);
    case 'case':
    case 'caught':
    case 'subscript':
      return 'check';
    case 'object':
      return site.call && isComparison(site.member.text) ? 'check' : 'emit';
    case 'argument':
      return argumentRole(site, sites);
    case 'thrown':
      return 'emit';
    case 'returned':
      return blockName(site.taker) ? 'define' : 'emit';
    case 'definition':
      return ofResponse(site.name.text) ? 'emit' : 'define';
    case 'class':
    case 'entry-key':
      return 'define';
    default:
      return undefined;
  }
}

function calculated({ operator, node }: Extract<Site, { kind: 'arithmetic' }>, sites: Site[]): Role | undefined {
  // A string that is joined to another goes where the whole goes.
  if (operator === '+') return undefined;
  // respx: `route % 404`
  if (operator === '%' && /\d$/.test(node.text) && !/100$/.test(node.text)) return 'emit';
  return compares(sites);
}

/** `response.status = 404`: a name that belongs to a response. */
function ofResponse(name: string): boolean {
  const path = pathOf(name);
  return path.length > 1 && path.slice(0, -1).some(p => responseName(p).weight > 0);
}
