/** Permissions-Policy (W3C): which browser features the page and its frames may use. */
import type { Line } from '../context';
import { split } from '../parse/list';
import { structuredMembers, textOf, type Item, type Member } from '../parse/structured';
import { spec } from '../reference';
import type { Check, FieldModule, FieldWords } from '../types';
import { count, list, quote } from '../words';

/**
 * What it does: reports allow lists with a keyword in quotes or an origin without them; a value that does not parse is reported by
 * structured-field-invalid.
 * Why: browsers skip the member, so the feature is not allowed where it was meant to be.
 */
export const permissionsPolicyInvalid: Check = {
  id: 'permissions-policy-invalid',
  level: 'warn',
  reference: spec(
    'Permissions Policy, 5.2',
    'https://www.w3.org/TR/permissions-policy-1/#structured-header-serialization',
  ),
  *find({ response }) {
    for (const line of response.fields.get('permissions-policy')?.lines ?? []) {
      for (const member of structuredMembers(line.value, 'dictionary')) {
        const fault = faultOf(member);
        if (fault === undefined) continue;
        yield {
          wrong: `Permissions-Policy has ${quote(member.text)}: ${fault}.`,
          why: 'Browsers skip what they cannot read, so the feature is not allowed where it was meant to be, or keeps its default.',
          instead: `The server should write, for example, ${member.key ?? 'camera'}=(self "https://maps.example"), ${member.key ?? 'camera'}=() for nobody, or ${member.key ?? 'camera'}=* for all.`,
          place: { part: 'field', name: line.name, lines: [line.index] },
        };
      }
    }
  },
};

function faultOf({ bare }: Member): string | undefined {
  const items: readonly Item['bare'][] = bare.kind === 'inner' ? bare.value.map(item => item.bare) : [bare];
  for (const item of items) {
    if (item.kind === 'string') {
      if (/^(?:self|src|none|\*)$/.test(item.value)) return `the keyword ${item.value} stands in quotes`;
      if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(item.value))
        return `${quote(item.value, 40)} is no origin, such as "https://maps.example"`;
    } else if (item.kind === 'token') {
      if (item.value === 'none') return 'there is no keyword none; an empty list () allows nobody';
      if (!/^(?:self|src|\*)$/.test(item.value))
        return `${quote(item.value, 40)} is neither self nor * nor a quoted origin`;
    } else return 'the value is no allow list';
  }
  return undefined;
}

function allowed({ bare }: Member): string {
  const items = bare.kind === 'inner' ? bare.value.map(item => item.bare) : [bare];
  if (!items.length) return 'nobody';
  return list(
    items.map(item => {
      const text = textOf(item);
      return text === '*'
        ? 'every page'
        : text === 'self'
          ? 'this origin'
          : text === 'src'
            ? "the frame's own source"
            : quote(text ?? '?', 60);
    }),
  );
}

function explain(line: Line): FieldWords | undefined {
  if (line.name.toLowerCase() === 'feature-policy') {
    const features = split(line.value, ';');
    return {
      words: `The former name of Permissions-Policy, with ${count(features.length, 'feature')}: ${list(features.map(text => quote(text.split(' ')[0] ?? '', 30).slice(1, -1)))}.`,
      parts: features.slice(0, 60).map(text => {
        const [, ...origins] = text.split(/ +/);
        return {
          text,
          words: `allowed for ${origins.length ? list(origins.map(o => (o === "'none'" ? 'nobody' : o === "'self'" ? 'this origin' : o === '*' ? 'every page' : o))) : 'this origin'}`,
        };
      }),
    };
  }
  const members = structuredMembers(line.value, 'dictionary');
  if (!members.length)
    return { words: `Should list browser features and who may use them; ${quote(line.value)} cannot be read.` };
  const off = members.filter(({ bare }) => bare.kind === 'inner' && bare.value.length === 0);
  return {
    words:
      off.length === members.length
        ? `Switches ${count(members.length, 'browser feature')} off for this page and its frames: ${list(members.map(({ key }) => key ?? ''))}.`
        : `Says who may use ${count(members.length, 'browser feature')}: ${list(members.map(member => `${member.key ?? ''} (${allowed(member)})`))}.`,
    parts: members.slice(0, 60).map(member => ({ text: member.text, words: `allowed for ${allowed(member)}` })),
  };
}

export const permissionsPolicy: FieldModule = {
  names: ['permissions-policy', 'feature-policy'],
  explain,
  checks: [permissionsPolicyInvalid],
};
