import { specLink, type Catalogue } from '../catalogue';
import type { ComparePage, FieldPage, FieldRequirement, Retry, StatusFacts } from '../catalogue/types';
import type { PageResult } from '../protocol';
import { title } from './hover';

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
      return field && { title: field.name, markdown: fieldPage(field) };
    }
    case 'compare': {
      const compare = catalogue.compare().find(c => c.id === name);
      return compare && { title: compare.codes.join(' or '), markdown: comparePage(compare) };
    }
    default:
      return undefined;
  }
}

function statusPage(facts: StatusFacts, catalogue: Catalogue): string {
  const prose = catalogue.prose(facts.code);
  const compare = catalogue.compare().filter(c => c.codes.includes(facts.code));
  return [
    `# ${title(facts)}`,
    facts.owner ? `_Not registered. In use by ${facts.owner}._` : '',
    facts.meaning,
    prose ? `**Sending it**\n\n${prose.sending}` : '',
    prose ? `**Receiving it**\n\n${prose.receiving}` : '',
    ...(prose?.sections ?? []).map(s => `## ${s.title}\n\n${s.markdown}`),
    compare.length
      ? `## Which of them?\n\n${compare.map(c => `- [${c.codes.join(' or ')}](../compare/${c.id}.md): ${c.question}`).join('\n')}`
      : '',
    `## Facts\n\n${factTable(facts)}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

const retries: Record<Retry, string> = {
  never: 'no: repeating it unchanged cannot help',
  'after-change': 'after the request or its credentials were changed',
  'after-wait': 'after the stated delay, else with back-off',
  'idempotent-only': 'with back-off, if the method is idempotent or has an Idempotency-Key',
  'verify-first': 'after a look at the state: it may have taken effect',
  'not-needed': 'nothing to repeat',
};

function factTable(facts: StatusFacts): string {
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
    ['Fields', facts.fields.map(fieldText).join('; ')],
  ];
  return [
    '| | |',
    '| --- | --- |',
    ...rows.filter(([, value]) => value).map(([name, value]) => `| ${name} | ${value.replaceAll('|', '\\|')} |`),
  ].join('\n');
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

function fieldText(field: FieldRequirement): string {
  return `${field.level} \`${field.name}\`${field.when ? ` ${field.when}` : ''} (${specText(field.spec)})`;
}

function specText(spec: string, url = specLink(spec)): string {
  return url ? `[${spec}](${url})` : spec;
}

function fieldPage(field: FieldPage): string {
  return [
    `# ${field.name}`,
    field.meaning,
    ...field.sections.map(s => `## ${s.title}\n\n${s.markdown}`),
    `## Facts\n\n| | |\n| --- | --- |\n| Source | ${specText(field.spec, field.specUrl)} |\n| Standing | ${field.standing}${field.owner ? `, ${field.owner}` : ''} |\n| Set by | ${field.setBy} |\n| Syntax | ${field.syntax.replaceAll('|', '\\|')} |`,
  ].join('\n\n');
}

function comparePage(compare: ComparePage): string {
  return [
    `# ${compare.codes.join(' or ')}?`,
    `**${compare.question}**`,
    compare.inShort,
    ...compare.sections.map(s => `## ${s.title}\n\n${s.markdown}`),
  ].join('\n\n');
}
