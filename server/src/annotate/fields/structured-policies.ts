/** Structured dictionaries and lists with a meaning of their own a member, put into words member by member. */
import type { Line } from '../context';
import {
  isTrue,
  numberOf,
  structuredMembers,
  textOf,
  type Bare,
  type Item,
  type Member,
  type StructuredType,
} from '../parse/structured';
import type { FieldModule, FieldWords } from '../types';
import { bytes, count, date, list, quote, seconds } from '../words';

interface Known {
  type: StructuredType;
  /** Before the members. */
  words: string;
  member(member: Member): string;
}

/** Any value as text. */
function show(bare: Item['bare'] | Bare): string {
  switch (bare.kind) {
    case 'inner':
      return bare.value.length ? list(bare.value.map(item => show(item.bare))) : 'nothing';
    case 'bytes':
      return bytes(bare.value.length);
    case 'boolean':
      return bare.value ? 'yes' : 'no';
    case 'number':
      return String(bare.value);
    case 'date':
      return date(new Date(bare.value * 1000));
    default:
      return quote(bare.value, 80);
  }
}

const plain = ({ key, bare }: Member) => `${key ?? ''} is ${show(bare)}`;

const KNOWN: Record<string, Known> = {
  priority: {
    type: 'dictionary',
    words: 'Compared with others on the connection,',
    member: member => {
      if (member.key === 'u')
        return `the urgency is ${numberOf(member.bare) ?? '?'} (0 is the highest, 7 the lowest, 3 the default)`;
      if (member.key === 'i')
        return isTrue(member.bare) ? 'it is of use piece by piece (i)' : 'it is of use as a whole only (i=?0)';
      return plain(member);
    },
  },
  'no-vary-search': {
    type: 'dictionary',
    words: 'A stored copy serves other query strings too:',
    member: ({ key, bare }) => {
      if (key === 'key-order') return 'the order of parameters makes no difference (key-order)';
      if (key === 'params')
        return bare.kind === 'inner'
          ? `the parameters ${show(bare)} make no difference`
          : isTrue(bare)
            ? 'no parameter makes a difference (params)'
            : 'every parameter counts';
      if (key === 'except') return `except ${show(bare)}`;
      return `${key ?? ''} is ${show(bare)}`;
    },
  },
  'upload-limit': {
    type: 'dictionary',
    words: 'An upload to this resource must keep to',
    member: ({ key, bare }) => {
      const number = numberOf(bare) ?? 0;
      if (key === 'max-age') return `a time of ${seconds(number)}`;
      const names: Record<string, string> = {
        'max-size': 'at most % in all',
        'min-size': 'at least % in all',
        'max-append-size': 'at most % a request',
        'min-append-size': 'at least % a request',
      };
      return names[key ?? '']?.replace('%', bytes(number)) ?? `${key ?? ''} of ${show(bare)}`;
    },
  },
  'use-as-dictionary': {
    type: 'dictionary',
    words: 'Keep this response, since later ones may be compressed against it:',
    member: ({ key, bare }) => {
      const names: Record<string, string> = {
        match: 'for URLs that match',
        'match-dest': 'for requests to load',
        id: 'under the id',
        type: 'in the format',
      };
      return `${names[key ?? ''] ?? key ?? ''} ${show(bare)}`;
    },
  },
  'integrity-policy': {
    type: 'dictionary',
    words: 'Resources without an integrity attribute are not loaded:',
    member: ({ key, bare }) => {
      if (key === 'blocked-destinations') return `this holds for ${show(bare)}`;
      if (key === 'endpoints') return `breaches are reported to ${show(bare)}`;
      return `${key ?? ''} is ${show(bare)}`;
    },
  },
  'document-policy': {
    type: 'dictionary',
    words: 'How the document itself should behave:',
    member: ({ key, bare }) =>
      bare.kind === 'boolean'
        ? `${key ?? ''} ${bare.value ? 'allowed' : 'not allowed'}`
        : `${key ?? ''} is ${show(bare)}`,
  },
  'link-template': {
    type: 'list',
    words: 'Links with variables to fill in:',
    member: ({ bare, parameters }) => `${textOf(parameters.get('rel')) ?? 'without a relation'}: ${show(bare)}`,
  },
  signature: {
    type: 'dictionary',
    words: 'Signatures over parts of the message:',
    member: ({ key, bare }) => `${quote(key ?? '', 40)} with ${show(bare)}`,
  },
  'signature-input': {
    type: 'dictionary',
    words: 'What the signatures cover:',
    member: ({ key, bare, parameters }) => {
      const created = numberOf(parameters.get('created'));
      const expires = numberOf(parameters.get('expires'));
      const keyId = textOf(parameters.get('keyid'));
      const algorithm = textOf(parameters.get('alg'));
      return `${quote(key ?? '', 40)} covers ${show(bare)}${created === undefined ? '' : `, made on ${date(new Date(created * 1000))}`}${
        expires === undefined ? '' : `, good until ${date(new Date(expires * 1000))}`
      }${keyId === undefined ? '' : `, with the key ${quote(keyId, 60)}`}${algorithm === undefined ? '' : `, by ${algorithm}`}`;
    },
  },
};

function explain(line: Line): FieldWords {
  const known = KNOWN[line.name.toLowerCase()];
  const members = known ? structuredMembers(line.value, known.type).slice(0, 60) : [];
  if (!known || !members.length)
    return { words: `${quote(line.value)} cannot be read as the Structured Field that it should be.` };
  const parts = members.map(member => ({ text: member.text, words: known.member(member) }));
  return {
    words: `${known.words} ${list(parts.map(part => part.words))}${parts.length > 8 ? ` (${count(parts.length, 'member')})` : ''}.`,
    parts,
  };
}

export const structuredPolicies: FieldModule = { names: Object.keys(KNOWN), explain };
