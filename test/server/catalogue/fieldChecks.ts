import type { FieldPage } from '../../../server/src/catalogue/types';

/** One name of IANA's HTTP Field Name Registry. */
export interface RegisteredField {
  standing: string;
  spec: string;
  specUrl?: string;
  in: string[];
  structured?: string;
}

/** Everything that the checks of field pages look at. */
export interface Fields {
  /** Compiled pages by lower-case name. */
  pages: Record<string, FieldPage>;
  /** File name to the Markdown as written. */
  raw: Record<string, string>;
  registry: { source: string; updated: string; fields: Record<string, RegisteredField> };
}

/** Answers one line for each fault; none if all is well. */
export type FieldCheck = (fields: Fields) => string[];

const frontMatterKeys = 'name spec specUrl standing owner in setBy syntax structured list meaning sections'.split(' ');
const standings = ['permanent', 'provisional', 'deprecated', 'obsoleted'];
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const rfc = /^RFC \d+(?:, (?:Appendix [A-Z](?:\.\d+)*|\d+(?:\.\d+)*))?$/;
/** A short page has some thirty words; less is a stub. */
const leastWords = 30;
const longestMeaning = 32;

/** Fields that occur once in a response: a list of them breaks recipients (RFC 9110, 5.3, and the fields' own documents). */
const singletons = [
  'Access-Control-Allow-Origin',
  'Age',
  'Content-Length',
  'Content-Location',
  'Content-Range',
  'Content-Type',
  'Date',
  'ETag',
  'Expires',
  'Last-Modified',
  'Location',
  'Retry-After',
  'Set-Cookie',
  'Strict-Transport-Security',
];

/** The registered response fields that the checks of an annotation speak of. */
const spokenOf = [
  ...singletons,
  'Accept-Ranges',
  'Access-Control-Allow-Credentials',
  'Access-Control-Allow-Headers',
  'Access-Control-Allow-Methods',
  'Access-Control-Max-Age',
  'Allow',
  'Alt-Svc',
  'Cache-Control',
  'Connection',
  'Content-Digest',
  'Content-Disposition',
  'Content-Encoding',
  'Content-Security-Policy',
  'Deprecation',
  'Keep-Alive',
  'Link',
  'NEL',
  'Proxy-Authenticate',
  'Proxy-Status',
  'Referrer-Policy',
  'Repr-Digest',
  'Server',
  'Server-Timing',
  'Sunset',
  'Transfer-Encoding',
  'Upgrade',
  'Vary',
  'Via',
  'WWW-Authenticate',
  'X-Content-Type-Options',
  'X-Frame-Options',
];

/** Registered for responses, yet met by hardly anybody: protocols of their own, or never deployed. */
const rare = [
  'Authentication-Control',
  'Cal-Managed-ID',
  'Cert-Not-After',
  'Cert-Not-Before',
  'DASL',
  'Hobareg',
  'Include-Referred-Token-Binding-ID',
  'Optional-WWW-Authenticate',
  'Redirect-Ref',
  'Set-Txn',
  'Status-URI',
  'Variant-Vary',
];

const words = (text: string): number => text.split(/\s+/).filter(Boolean).length;
const bullets = (markdown: string): number => markdown.match(/^- /gm)?.length ?? 0;
const all = (fields: Fields): FieldPage[] => Object.values(fields.pages);
const section = (page: FieldPage, title: string): string =>
  page.sections.find(part => part.title === title)?.markdown ?? '';
/** The registry's row of a name, whatever its case. */
const registered = ({ registry }: Fields, name: string): RegisteredField | undefined =>
  Object.entries(registry.fields).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

/** A page's file bears its name in lower case, and its name is a field name (RFC 9110, 5.1). */
export const names: FieldCheck = ({ pages, raw }) => [
  ...Object.entries(pages).flatMap(([key, { name }]) => [
    ...(name.toLowerCase() === key && `${key}.md` in raw ? [] : [`${name}: its file is not ${name.toLowerCase()}.md`]),
    ...(token.test(name) ? [] : [`${name}: not a field name`]),
  ]),
  ...Object.keys(raw)
    .filter(file => !(file.replace(/\.md$/, '') in pages))
    .map(file => `${file}: was not compiled`),
];

/** The front matter has what a reader needs and nothing that nobody reads. */
export const frontMatter: FieldCheck = fields =>
  all(fields).flatMap(page => [
    ...Object.keys(page)
      .filter(key => !frontMatterKeys.includes(key))
      .map(key => `${page.name}: unknown key "${key}"`),
    ...(['spec', 'setBy', 'syntax'] as const)
      .filter(key => typeof page[key] !== 'string' || !page[key].trim())
      .map(key => `${page.name}: no ${key}`),
    ...(page.structured === undefined || ['item', 'list', 'dictionary'].includes(page.structured)
      ? []
      : [`${page.name}: structured is "${page.structured}"`]),
    ...(page.list === undefined || page.list === true ? [] : [`${page.name}: list is either true or left out`]),
    ...(page.in.includes('response') && page.in.every(side => side === 'request' || side === 'response')
      ? []
      : [`${page.name}: in is [${page.in.join(', ')}], a page is for responses`]),
  ]);

/** A source is a section of an RFC, or a document with a link to it. */
export const sources: FieldCheck = fields =>
  all(fields).flatMap(({ name, spec, specUrl }) => {
    if (/^RFC/.test(spec) && !rfc.test(spec)) return [`${name}: write spec "${spec}" as "RFC 9110, 10.2.3"`];
    if (specUrl === undefined) return rfc.test(spec) ? [] : [`${name}: no link to "${spec}"`];
    return /^https:\/\/\S+$/.test(specUrl) ? [] : [`${name}: specUrl "${specUrl}" is no https link`];
  });

/** The same sections on every page, in the same order. */
export const sectionOrder: FieldCheck = ({ raw }) =>
  Object.entries(raw).flatMap(([file, text]) => {
    const titles = [...text.matchAll(/^## (.+)$/gm)].map(match => match[1]?.trim()).join(' | ');
    return /^Meaning \| Values(?: \| Where it belongs)? \| Commonly wrong$/.test(titles)
      ? []
      : [`${file}: sections are ${titles}`];
  });

/** No page is a stub: a sentence, values that people meet, mistakes that people make. */
export const noStubs: FieldCheck = fields =>
  all(fields).flatMap(page => {
    const problems: string[] = [];
    const { name, meaning } = page;
    if (words(meaning) < 4) problems.push(`${name}: the meaning says too little`);
    if (words(meaning) > longestMeaning) problems.push(`${name}: the meaning has ${words(meaning)} words`);
    if (!meaning.endsWith('.') || /[.!?] [A-Z]/.test(meaning))
      problems.push(`${name}: the meaning is not one sentence`);
    for (const title of ['Values', 'Commonly wrong'])
      if (!bullets(section(page, title))) problems.push(`${name}: no bullet under "${title}"`);
    if (!section(page, 'Values').includes('`')) problems.push(`${name}: no value is shown`);
    if (page.sections.some(part => part.title === 'Where it belongs' && words(part.markdown) < 3))
      problems.push(`${name}: "Where it belongs" is empty`);
    const total = words(meaning) + page.sections.reduce((sum, part) => sum + words(part.markdown), 0);
    if (total < leastWords) problems.push(`${name}: only ${total} words in all`);
    return problems;
  });

/** Standing, direction and type are those of the registry; what is not registered does not pose as a standard. */
export const agreesWithRegistry: FieldCheck = fields =>
  all(fields).flatMap(page => {
    const { name, standing } = page;
    const row = registered(fields, name);
    if (!row) return standing === 'de facto' ? [] : [`${name}: not registered, but called ${standing}`];
    const problems: string[] = [];
    if (standing !== row.standing) problems.push(`${name}: ${standing}, registered as ${row.standing}`);
    if (!(name in fields.registry.fields)) problems.push(`${name}: registered in another spelling`);
    if (!row.in.includes('response')) problems.push(`${name}: the registry's copy calls it a request field`);
    if (row.structured !== undefined && page.structured !== row.structured)
      problems.push(`${name}: structured is ${page.structured ?? 'missing'}, registered as ${row.structured}`);
    return problems;
  });

/** A field that nobody registered says whose it is; a registered one belongs to nobody. */
export const owners: FieldCheck = fields =>
  all(fields).flatMap(({ name, standing, owner }) => {
    if (standing === 'de facto') return owner?.trim() ? [] : [`${name}: de facto, but whose?`];
    return owner === undefined ? [] : [`${name}: a registered field has no owner`];
  });

/** Repeats of lists and dictionaries may be joined (RFC 9651, 3.1 and 3.2), those of items and singletons must not. */
export const lists: FieldCheck = fields =>
  all(fields).flatMap(({ name, list, structured }) => {
    if ((structured === 'list' || structured === 'dictionary') && !list)
      return [`${name}: a structured ${structured} is a list`];
    if (list && (structured === 'item' || singletons.includes(name)))
      return [`${name}: occurs once, but is called a list`];
    return [];
  });

/** Every registered response field that a developer meets has a page. */
export const complete: FieldCheck = fields => {
  const missing = (name: string): boolean => !(name.toLowerCase() in fields.pages);
  const responses = Object.entries(fields.registry.fields).filter(
    ([, row]) => row.standing === 'permanent' && row.in.join() === 'response',
  );
  return [
    ...spokenOf.filter(missing).map(name => `${name}: checks speak of it, but it has no page`),
    ...responses
      .map(([name]) => name)
      .filter(name => !rare.includes(name) && !spokenOf.includes(name) && missing(name))
      .map(name => `${name}: registered for responses, but has no page`),
    ...rare.filter(name => !missing(name)).map(name => `${name}: has a page, so it is not rare`),
  ];
};

/** The registry's copy is whole, dated and sourced. */
export const registryCopy: FieldCheck = ({ registry }) => {
  const rows = Object.entries(registry.fields);
  return [
    ...(/^\d{4}-\d\d-\d\d$/.test(registry.updated) ? [] : ['registry: no date']),
    ...(registry.source.startsWith('https://www.iana.org/') ? [] : ['registry: no source']),
    ...(rows.length >= 250 ? [] : [`registry: only ${rows.length} names`]),
    ...rows.flatMap(([name, row]) => [
      ...(token.test(name) ? [] : [`registry: "${name}" is not a field name`]),
      ...(standings.includes(row.standing) ? [] : [`registry: ${name} is "${row.standing}"`]),
      ...(rfc.test(row.spec) || /^https?:\/\/\S+$/.test(row.specUrl ?? '') ? [] : [`registry: ${name} has no source`]),
      ...(row.in.length || name === '*' || name === 'Close' ? [] : [`registry: ${name} is in neither direction`]),
    ]),
  ];
};
