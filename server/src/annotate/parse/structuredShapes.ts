/** Which types the values of Structured Fields must have, for fields whose recipients insist on it; each by its own document. */
import { structuredMembers, type Item, type Member, type StructuredType } from './structured';

interface Rule {
  kinds: readonly Item['bare']['kind'][];
  /** What it must be, with its article: `an Integer`. */
  words: string;
  /** Beyond the type. */
  test?(bare: Item['bare']): boolean;
}

interface Shape {
  /** Each item, list member or dictionary value. */
  members?: Rule;
  /** Dictionary values by key; other keys are free. */
  keys?: Record<string, Rule>;
  /** Parameters of list members by key; other keys are free. */
  parameters?: Record<string, Rule>;
}

const boolean: Rule = { kinds: ['boolean'], words: 'a Boolean, ?1 or ?0' };
const integer: Rule = {
  kinds: ['number'],
  words: 'an Integer',
  test: bare => bare.kind === 'number' && Number.isInteger(bare.value),
};
const natural: Rule = {
  kinds: ['number'],
  words: 'an Integer, 0 or more',
  test: bare => bare.kind === 'number' && Number.isInteger(bare.value) && bare.value >= 0,
};
const string: Rule = { kinds: ['string'], words: 'a String in double quotes' };
const token: Rule = { kinds: ['token'], words: 'a Token, without quotes' };
const name: Rule = { kinds: ['string', 'token'], words: 'a Token or a String' };
const bytes: Rule = { kinds: ['bytes'], words: 'a Byte Sequence, base64 between colons' };
const inner: Rule = { kinds: ['inner'], words: 'an Inner List in parentheses' };
const preference: Rule = {
  kinds: ['number'],
  words: 'an Integer from 0 to 10',
  test: bare => bare.kind === 'number' && Number.isInteger(bare.value) && bare.value >= 0 && bare.value <= 10,
};

const SHAPES: Record<string, Shape> = {
  'accept-ch': { members: token },
  'cache-group-invalidation': { members: string },
  'cache-groups': { members: string },
  'cache-status': {
    members: name,
    parameters: { hit: boolean, fwd: token, 'fwd-status': natural, ttl: integer, stored: boolean, collapsed: boolean },
  },
  'capsule-protocol': { members: boolean },
  'cdn-cache-control': {
    keys: {
      'max-age': natural,
      's-maxage': natural,
      'stale-while-revalidate': natural,
      'stale-if-error': natural,
      'no-store': boolean,
      'must-revalidate': boolean,
      public: boolean,
    },
  },
  'content-digest': { members: bytes },
  'critical-ch': { members: token },
  'integrity-policy': { keys: { 'blocked-destinations': inner, sources: inner, endpoints: inner } },
  'link-template': { members: string },
  'no-vary-search': {
    keys: {
      'key-order': boolean,
      params: { kinds: ['boolean', 'inner'], words: 'a Boolean or an Inner List' },
      except: inner,
    },
  },
  'origin-agent-cluster': { members: boolean },
  priority: {
    keys: {
      u: {
        kinds: ['number'],
        words: 'an Integer from 0 to 7',
        test: bare => bare.kind === 'number' && Number.isInteger(bare.value) && bare.value >= 0 && bare.value <= 7,
      },
      i: boolean,
    },
  },
  'proxy-status': { members: name, parameters: { error: token, 'received-status': natural } },
  'repr-digest': { members: bytes },
  'reporting-endpoints': { members: { kinds: ['string'], words: 'a String, the URL in double quotes' } },
  signature: { members: bytes },
  'signature-input': { members: { kinds: ['inner'], words: 'an Inner List of what is covered' } },
  'speculation-rules': { members: string },
  'upload-complete': { members: boolean },
  'upload-length': { members: natural },
  'upload-offset': { members: natural },
  'use-as-dictionary': { keys: { match: string, 'match-dest': inner, id: string, type: token } },
  'want-content-digest': { members: preference },
  'want-repr-digest': { members: preference },
};

/**
 * Looks for the first value of a wrong type.
 * @returns What it must be, as a clause: `the value of u must be an Integer from 0 to 7`; `undefined` where all are right, or
 * nothing is known of the field.
 */
export function shapeFault(field: string, value: string, type: StructuredType): string | undefined {
  const shape = Object.hasOwn(SHAPES, field) ? SHAPES[field] : undefined;
  if (!shape) return undefined;
  for (const member of structuredMembers(value, type)) {
    const rule = ruleOf(shape, member);
    if (rule && breaks(rule, member.bare))
      return `${member.key === undefined ? (type === 'item' ? 'the value' : 'each member') : `the value of ${member.key}`} must be ${rule.words}`;
    for (const [key, parameter] of member.parameters) {
      const known = shape.parameters && Object.hasOwn(shape.parameters, key) ? shape.parameters[key] : undefined;
      if (known && breaks(known, parameter)) return `the parameter ${key} must be ${known.words}`;
    }
  }
  return undefined;
}

function ruleOf(shape: Shape, { key }: Member): Rule | undefined {
  if (key !== undefined && shape.keys && Object.hasOwn(shape.keys, key)) return shape.keys[key];
  return shape.members;
}

function breaks({ kinds, test }: Rule, bare: Item['bare']): boolean {
  return !kinds.includes(bare.kind) || (test !== undefined && !test(bare));
}
