import { classOf, specLink, type Catalogue } from '../catalogue';
import type { ComparePage, FieldPage, FieldRequirement, Retry, StatusFacts } from '../catalogue/types';
import type { PageResult } from '../protocol';
import { classes, compareTitle, title } from './hover';

/** A catalogue page as Markdown: `status/404`, `fields/retry-after`, `compare/404-410`. `undefined` where there is none. */
export function page(id: string, catalogue: Catalogue): PageResult | undefined {
  const [kind, name] = id.split('/');
  if (!name) return undefined;
  switch (kind) {
    case 'status': {
      const facts = catalogue.get(Number(name));
      return facts && { title: title(facts), markdown: statusPage(facts, catalogue) };
    }
    case 'fields': {
      const field = catalogue.field(name);
      return field && { title: field.name, markdown: fieldPage(field, catalogue) };
    }
    case 'compare': {
      const compare = catalogue.compare().find(c => c.id === name);
      return compare && { title: compareTitle(compare), markdown: comparePage(compare, catalogue) };
    }
    default:
      return undefined;
  }
}

function statusPage(facts: StatusFacts, catalogue: Catalogue): string {
  const prose = catalogue.prose(facts.code);
  const compare = catalogue.compare().filter(c => c.codes.includes(facts.code));
  const body = [
    facts.meaning,
    prose ? `**Sending it**\n\n${prose.sending}` : '',
    prose ? `**Receiving it**\n\n${prose.receiving}` : '',
    ...(prose?.sections ?? []).map(s => `## ${s.title}\n\n${s.markdown}`),
  ];
  return [
    `# ${title(facts)}`,
    statusRow(facts, compare),
    linked(body.filter(Boolean).join('\n\n'), catalogue),
    compare.length
      ? `## Which of them?\n\n${compare.map(c => `- [${compareTitle(c)}](../compare/${c.id}.md) ${c.question}`).join('\n')}`
      : '',
    `## Facts\n\n${factsOf(facts, catalogue)}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** What somebody wants to see first: how far it can be relied on, caching, repeating; then where to read on. */
function statusRow(facts: StatusFacts, compare: ComparePage[]): string {
  const row = [
    facts.owner ? `Not registered, in use by ${facts.owner}` : (classes[classOf(facts.code)]?.name ?? ''),
    facts.standing === 'vendor' ? '' : facts.standing,
    ...(facts.formerPhrases ?? []).map(f => `once "${f.phrase}"`),
    facts.neverStored ? 'never stored by caches' : facts.heuristicallyCacheable ? 'heuristically cacheable' : '',
    facts.content === 'forbidden' ? 'no content' : '',
    specText(facts.spec, facts.specUrl),
  ];
  const which = compare.map(c => `[${compareTitle(c)}](../compare/${c.id}.md)`);
  return [row, which]
    .map(parts => parts.filter(Boolean).join(' · '))
    .filter(Boolean)
    .join('\\\n');
}

/**
 * Makes links of what a page mentions: each section of an RFC, and each field that has a page where it is named first. Code
 * blocks and what is a link stay as they are.
 */
function linked(markdown: string, catalogue: Catalogue, except = ''): string {
  const seen = new Set([except.toLowerCase()]);
  const mention = /\[[^\]]*\]\([^)]*\)|`([^`\n]*)`|\bRFC\s\d{3,4}(?:,\s(?:Appendix [A-Z][\d.]*|\d+(?:\.\d+)*))?/g;
  return markdown
    .split(/(^```[\s\S]*?^```$)/m)
    .map(part =>
      part.startsWith('```')
        ? part
        : part.replace(mention, (text, code: string | undefined) => {
            if (text.startsWith('RFC')) return specText(text.replace(/\s/g, ' '));
            const key = code?.toLowerCase() ?? '';
            if (code === undefined || seen.has(key) || catalogue.field(code)?.name !== code) return text;
            seen.add(key);
            return `[${text}](../fields/${key}.md)`;
          }),
    )
    .join('');
}

const retries: Record<Retry, string> = {
  never: 'no: repeating it unchanged cannot help',
  'after-change': 'after the request or its credentials were changed',
  'after-wait': 'after the stated delay, else with back-off',
  'idempotent-only': 'with back-off, if the method is idempotent or has an Idempotency-Key',
  'verify-first': 'after a look at the state: it may have taken effect',
  'not-needed': 'nothing to repeat',
};

function factsOf(facts: StatusFacts, catalogue: Catalogue): string {
  const rows: [string, string][] = [
    ['Source', specText(facts.spec, facts.specUrl)],
    ['Standing', facts.standing + (facts.owner ? `, ${facts.owner}` : '')],
    ['Former phrases', (facts.formerPhrases ?? []).map(f => `${f.phrase} (${f.source})`).join('; ')],
    [
      'Caches',
      facts.neverStored
        ? 'must not store it'
        : facts.heuristicallyCacheable
          ? 'heuristically cacheable'
          : 'store it only with explicit freshness',
    ],
    ['Content', facts.content === 'forbidden' ? 'none' : 'allowed'],
    ['Retry', `${retries[facts.retry]} (${specText(facts.retrySpec)})`],
    ['Redirect', facts.redirect ? redirectText(facts.redirect) : ''],
    ['Fields', facts.fields.map(f => fieldText(f, catalogue)).join('; ')],
  ];
  return factList(rows);
}

/** A list of those that have a value. */
function factList(rows: [name: string, value: string][]): string {
  return rows
    .filter(([, value]) => value)
    .map(([name, value]) => `- **${name}**: ${value}`)
    .join('\n');
}

function redirectText(redirect: NonNullable<StatusFacts['redirect']>): string {
  const method = {
    'may-become-get': 'POST may become GET',
    'becomes-get': 'the method becomes GET',
    kept: 'the method is kept',
    none: 'nothing is followed',
  }[redirect.method];
  return `${redirect.permanent ? 'permanent' : 'temporary'}; ${method} (${specText(redirect.spec)})`;
}

function fieldText(field: FieldRequirement, catalogue: Catalogue): string {
  const name = catalogue.field(field.name)
    ? `[\`${field.name}\`](../fields/${field.name.toLowerCase()}.md)`
    : `\`${field.name}\``;
  return `${field.level} ${name}${field.when ? ` ${field.when}` : ''} (${specText(field.spec)})`;
}

function specText(spec: string, url = specLink(spec)): string {
  return url ? `[${spec}](${url})` : spec;
}

function fieldPage(field: FieldPage, catalogue: Catalogue): string {
  const sections = field.sections.map(s => `## ${s.title}\n\n${s.markdown}`);
  const statuses = catalogue.all().filter(f => f.fields.some(r => r.name.toLowerCase() === field.name.toLowerCase()));
  return [
    `# ${field.name}`,
    [
      field.in.length === 2
        ? 'Request and response field'
        : `${field.in[0] === 'request' ? 'Request' : 'Response'} field`,
      field.standing + (field.owner ? `, ${field.owner}` : ''),
      specText(field.spec, field.specUrl),
    ].join(' · '),
    linked([field.meaning, ...sections].join('\n\n'), catalogue, field.name),
    statuses.length
      ? `## Comes with\n\n${statuses.map(f => `- [${title(f)}](../status/${f.code}.md)`).join('\n')}`
      : '',
    `## Facts\n\n${factList([
      ['Source', specText(field.spec, field.specUrl)],
      ['Standing', field.standing + (field.owner ? `, ${field.owner}` : '')],
      ['Set by', field.setBy],
      ['Syntax', field.syntax],
    ])}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function comparePage(compare: ComparePage, catalogue: Catalogue): string {
  const sections = compare.sections.map(s => `## ${s.title}\n\n${s.markdown}`);
  const statuses = compare.codes.flatMap(code => catalogue.get(code) ?? []);
  return [
    `# ${compareTitle(compare)}`,
    `**${compare.question}**`,
    linked([compare.inShort, ...sections].join('\n\n'), catalogue),
    `## Their pages\n\n${statuses.map(f => `- [${title(f)}](../status/${f.code}.md): ${f.meaning}`).join('\n')}`,
  ].join('\n\n');
}
