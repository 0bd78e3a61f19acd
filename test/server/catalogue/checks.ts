import type { StatusFacts } from '../../../server/src/catalogue/types';
import type { Catalogue } from './load';

/** A check reads the whole catalogue and answers one line for each fault; none if all is well. */
export type Check = (catalogue: Catalogue) => string[];

/** The sections of a status page, in this order and no others. */
const sectionsInOrder = [
  'Meaning',
  'Sending it',
  'Receiving it',
  'When to send it',
  'What must go with it',
  'Common causes',
  'How a client handles it',
  'Confused with',
  'Example',
];

/** What a hover shows: one sentence, and bullets that are read at a glance. Words. */
const longestSentence = 36;
const longestBullet = 25;
const longestMeaning = 25;

/** Codes that servers commonly send: each one needs a scenario and an end of the decision tree. */
const commonlySent = [
  200, 201, 202, 204, 206, 207, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 411,
  412, 413, 414, 415, 416, 417, 421, 422, 423, 424, 425, 426, 428, 429, 431, 451, 500, 501, 502, 503, 504, 505, 507,
  511,
];

/** RFC 9110, 15.1, and RFC 7725, 3 for 451. */
const heuristicallyCacheable = [200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451, 501];

/** RFC 6585, 3 to 6. */
const neverStored = [428, 429, 431, 511];

/** RFC 9110, 6.4.1 and 15.3.6; besides every 1xx. */
const withoutContent = [204, 205, 304];

const words = (text: string): number => text.split(/\s+/).filter(Boolean).length;
/** Markdown without code spans' content counted twice, link targets and emphasis. */
const plain = (text: string): string => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\*\*/g, '');
/** Sentences of a text; a full stop inside a number, a name or an abbreviation does not end one. */
const sentences = (text: string): string[] =>
  plain(text)
    .split(/(?<=[.!?:])\s+(?=[A-Z0-9"“`*-])/)
    .filter(Boolean);
const bullets = (markdown: string): string[] =>
  markdown
    .split(/^- /m)
    .slice(1)
    .map(bullet => bullet.replace(/\s*\n\s*/g, ' ').trim());
const isVendor = (entry: StatusFacts): boolean => entry.standing === 'vendor';
const withoutFences = (markdown: string): string => markdown.replace(/^```[\s\S]*?^```/gm, '');
const section = (catalogue: Catalogue, code: number, title: string): string =>
  catalogue.prose[code]?.sections.find(part => part.title === title)?.markdown ?? '';

function* statusPages(catalogue: Catalogue): Generator<[StatusFacts, string]> {
  for (const entry of catalogue.facts) yield [entry, catalogue.raw[`status/${entry.code}.md`] ?? ''];
}

/** The registry's copy says of when it is. */
export const registryHasDate: Check = ({ registryNote, registry }) => [
  ...(/last updated \d{4}-\d\d-\d\d/.test(registryNote) ? [] : ['registry: no date in the first line']),
  ...(registry.length >= 60 ? [] : [`registry: only ${registry.length} codes`]),
];

/** Every registered code has a page under its registered phrase; its notes in brackets are not part of the phrase. */
export const registeredCodes: Check = ({ registry, facts }) =>
  registry.flatMap(({ value, description }) => {
    const entry = facts.find(candidate => candidate.code === value);
    if (!entry) return [`${value}: registered, but has no page`];
    const phrase = description.replace(/ \((?:OBSOLETED|TEMPORARY)[^)]*\)$/, '');
    const problems: string[] = [];
    if (entry.phrase !== phrase) problems.push(`${value}: phrase "${entry.phrase}", registered "${phrase}"`);
    if (isVendor(entry)) problems.push(`${value}: registered, but called a vendor code`);
    if (phrase === '(Unused)' && entry.standing !== 'reserved')
      problems.push(`${value}: unused, but not called reserved`);
    if (description.includes('OBSOLETED') && entry.standing !== 'obsoleted')
      problems.push(`${value}: obsoleted in the registry, but called ${entry.standing}`);
    return problems;
  });

/** A code that is not registered is a vendor's: with owner and link, and never dressed as a standard. */
export const vendorCodes: Check = ({ registry, facts }) =>
  facts.flatMap(entry => {
    const registered = registry.some(row => row.value === entry.code);
    if (!registered && !isVendor(entry)) return [`${entry.code}: not registered, but called ${entry.standing}`];
    if (!isVendor(entry)) return entry.owner ? [`${entry.code}: a registered code has no owner`] : [];
    const problems: string[] = [];
    if (!entry.owner?.trim()) problems.push(`${entry.code}: no owner`);
    if (!/^https:\/\/\S+$/.test(entry.specUrl ?? '')) problems.push(`${entry.code}: no link to its documentation`);
    if (/^RFC/.test(entry.spec)) problems.push(`${entry.code}: a vendor code cites an RFC as its source`);
    if (entry.heuristicallyCacheable) problems.push(`${entry.code}: a vendor code is never heuristically cacheable`);
    if (entry.fields.length) problems.push(`${entry.code}: no standard asks for fields with it`);
    return problems;
  });

/** Where several owners use a code, its page says which is which. */
export const sharedCodes: Check = ({ facts, raw }) =>
  facts
    .filter(entry => entry.owner?.includes(';'))
    .flatMap(({ code, owner = '' }) => {
      const body = (raw[`status/${code}.md`] ?? '').replace(/^---\n[\s\S]*?\n---\n/, '');
      return owner
        .split(';')
        .map(name => name.replace(/\(.*/, '').trim().split(' ')[0] ?? '')
        .filter(name => !['some', 'earlier', 'other'].includes(name) && !body.includes(name))
        .map(name => `${code}: ${name} is an owner, but the page does not say what for`);
    });

/** Facts that RFCs settle for the whole range. */
export const settledFacts: Check = ({ facts }) =>
  facts.flatMap(entry => {
    const { code } = entry;
    const problems: string[] = [];
    if (entry.heuristicallyCacheable !== heuristicallyCacheable.includes(code))
      problems.push(`${code}: heuristicallyCacheable is wrong (RFC 9110, 15.1)`);
    if (code >= 200 && (entry.neverStored ?? false) !== neverStored.includes(code))
      problems.push(`${code}: neverStored is wrong (RFC 6585, 3 to 6)`);
    if ((entry.content === 'forbidden') !== (code < 200 || withoutContent.includes(code)))
      problems.push(`${code}: content is wrong (RFC 9110, 6.4.1)`);
    if (Boolean(entry.redirect) !== (code >= 300 && code < 400)) problems.push(`${code}: redirect belongs to 3xx only`);
    for (const former of entry.formerPhrases ?? []) {
      if (!former.phrase || !former.source) problems.push(`${code}: a former phrase without its source`);
      if (former.phrase === entry.phrase) problems.push(`${code}: its former phrase is the present one`);
    }
    return problems;
  });

/** A page has all its sections in order; a deep page may have further ones between the third and the last. */
export const sectionOrder: Check = catalogue =>
  [...statusPages(catalogue)].flatMap(([{ code }, text]) => {
    const titles = [...withoutFences(text).matchAll(/^## (.+)$/gm)].map(match => match[1]?.trim());
    const required = titles.filter(title => sectionsInOrder.includes(title ?? ''));
    const complete = required.join(' | ') === sectionsInOrder.join(' | ');
    const framed = titles[2] === sectionsInOrder[2] && titles.at(-1) === sectionsInOrder.at(-1);
    return complete && framed ? [] : [`${code}: sections are ${titles.join(', ')}`];
  });

/** No page is a stub, and the lists are lists. */
export const noStubs: Check = catalogue =>
  [...statusPages(catalogue)].flatMap(([entry, text]) => {
    const { code } = entry;
    const problems: string[] = [];
    const prose = catalogue.prose[code];
    const least: Record<string, number> = { 'When to send it': 20, 'Common causes': 6, 'How a client handles it': 12 };
    for (const [title, count] of Object.entries(least)) {
      const found = words(section(catalogue, code, title));
      if (found < count) problems.push(`${code}: "${title}" has ${found} words, at least ${count} wanted`);
    }
    if (words(section(catalogue, code, 'What must go with it')) < 1)
      problems.push(`${code}: "What must go with it" is empty`);
    const total = words(withoutFences(text));
    if (total < (isVendor(entry) ? 150 : 180)) problems.push(`${code}: only ${total} words in all`);
    for (const [title, markdown] of [
      ['Sending it', prose?.sending ?? ''],
      ['Receiving it', prose?.receiving ?? ''],
    ] as const) {
      const count = bullets(markdown).length;
      if (count < 2 || count > 4) problems.push(`${code}: "${title}" has ${count} bullets, two to four wanted`);
    }
    if (!/^1\. /.test(section(catalogue, code, 'How a client handles it'))) problems.push(`${code}: no numbered steps`);
    const confused = bullets(section(catalogue, code, 'Confused with'));
    if (!confused.length) problems.push(`${code}: confused with nothing`);
    for (const bullet of confused) {
      if (!/^\[\d{3}\]\(\d{3}\.md\)/.test(bullet))
        problems.push(`${code}: "Confused with" wants a link first: ${bullet}`);
      if (bullet.includes(`](${code}.md)`)) problems.push(`${code}: confused with itself`);
    }
    const fences = section(catalogue, code, 'Example').match(/^```http$/gm)?.length ?? 0;
    if (fences !== 1) problems.push(`${code}: ${fences} http examples, one wanted`);
    return problems;
  });

/** What a hover shows can be read at a glance. */
export const hoverLength: Check = ({ facts, prose }) =>
  facts.flatMap(({ code, meaning }) => {
    const problems: string[] = [];
    if (words(meaning) < 4) problems.push(`${code}: the meaning says too little`);
    if (words(plain(meaning)) > longestMeaning)
      problems.push(`${code}: the meaning has ${words(plain(meaning))} words`);
    if (!/[.]$/.test(meaning) || /[.!?] [A-Z]/.test(meaning)) problems.push(`${code}: the meaning is not one sentence`);
    for (const bullet of [...bullets(prose[code]?.sending ?? ''), ...bullets(prose[code]?.receiving ?? '')]) {
      if (words(plain(bullet)) > longestBullet) problems.push(`${code}: ${words(plain(bullet))} words in "${bullet}"`);
      if (!/[.:`!?]$/.test(bullet)) problems.push(`${code}: no full stop after "${bullet}"`);
    }
    return problems;
  });

/** No sentence anywhere on a page loses its reader. */
export const sentenceLength: Check = catalogue =>
  Object.entries(catalogue.raw).flatMap(([path, text]) => {
    const body = withoutFences(text.replace(/^---\n[\s\S]*?\n---\n/, ''));
    const blocks = body.split(/\n\s*\n|\n(?=\s*(?:[-*|]|\d+\.) )|\n(?=\|)/).filter(block => !/^\s*\|/.test(block));
    return blocks
      .flatMap(block => sentences(block.replace(/^\s*(?:[-*]|\d+\.|#+) /, '').replace(/\s*\n\s*/g, ' ')))
      .filter(sentence => words(sentence) > longestSentence)
      .map(sentence => `${path}: ${words(sentence)} words in "${sentence.slice(0, 90)}…"`);
  });

/** A number and a full stop at the start of a wrapped line would become a list item. */
export const strayLists: Check = ({ raw }) =>
  Object.entries(raw).flatMap(([path, text]) => {
    const problems: string[] = [];
    let last = 0;
    for (const line of withoutFences(text).split('\n')) {
      const number = /^(\d+)[.)] /.exec(line)?.[1];
      if (line.startsWith('#')) last = 0;
      if (number === undefined) continue;
      if (Number(number) !== last + 1) problems.push(`${path}: reads as a list item: "${line}"`);
      last = Number(number);
    }
    return problems;
  });

/** Every source of a fact is a section that exists, or a document with a link. */
export const sources: Check = catalogue => {
  const known = (spec: string): boolean => spec in catalogue.sections;
  const isWhole = (spec: string): boolean => /^RFC \d+$/.test(spec);
  const status = catalogue.facts.flatMap(entry => {
    const problems: string[] = [];
    if (!known(entry.spec) && !entry.specUrl)
      problems.push(`${entry.code}: spec "${entry.spec}" is in no list of sections`);
    if (isWhole(entry.spec)) problems.push(`${entry.code}: spec "${entry.spec}" names no section`);
    if (!known(entry.retrySpec) && !(isVendor(entry) && entry.retrySpec === entry.spec))
      problems.push(`${entry.code}: retrySpec "${entry.retrySpec}" is in no list of sections`);
    for (const field of entry.fields) {
      if (!known(field.spec))
        problems.push(`${entry.code}: ${field.name} cites "${field.spec}", which is in no list of sections`);
      if (!['MUST', 'SHOULD', 'MAY', 'MUST NOT'].includes(field.level))
        problems.push(`${entry.code}: level ${field.level}`);
    }
    if (entry.redirect && !known(entry.redirect.spec))
      problems.push(`${entry.code}: redirect cites "${entry.redirect.spec}"`);
    return problems;
  });
  const fields = Object.values(catalogue.fields)
    .filter(field => !known(field.spec) && !field.specUrl)
    .map(field => `${field.name}: spec "${field.spec}" is in no list of sections`);
  return [...status, ...fields];
};

/** A field that comes with a status has a page of its own, unless it is still a draft's. */
export const fieldPages: Check = ({ facts, fields }) =>
  facts.flatMap(({ code, fields: wanted }) =>
    wanted
      .filter(({ name, spec }) => !spec.startsWith('draft-') && !(name.toLowerCase() in fields))
      .map(({ name }) => `${code}: no page for the field ${name}`),
  );

/** Every `RFC 9110, 15.5.5` in the text names a section that exists. */
export const citations: Check = ({ raw, sections }) =>
  Object.entries(raw).flatMap(([path, text]) =>
    [...text.replace(/\s*\n\s*/g, ' ').matchAll(/RFC (\d+), ((?:Appendix )?[A-Z]?\d*(?:\.\d+)*)(?=[^\w.]|\.(?!\d)|$)/g)]
      .map(match => `RFC ${match[1]}, ${match[2]}`)
      .filter(citation => /, \S/.test(citation) && /\d$|Appendix [A-Z]/.test(citation) && !(citation in sections))
      .map(citation => `${path}: cites "${citation}", which is in no list of sections`),
  );

/** Links between pages lead somewhere. */
export const links: Check = ({ raw }) =>
  Object.entries(raw).flatMap(([path, text]) =>
    [...withoutFences(text).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(match => match[1] ?? '')
      .filter(target => !/^https:\/\//.test(target))
      .filter(target => !(new URL(target.replace(/#.*$/, ''), `file:///${path}`).pathname.slice(1) in raw))
      .map(target => `${path}: link to ${target}, where there is no page`),
  );

/** A comparison names codes that exist, in its file name, its front matter and its text alike. */
export const comparisons: Check = ({ compare, facts, raw }) =>
  compare.flatMap(({ id, codes, question, inShort }) => {
    const problems: string[] = [];
    if (id !== codes.join('-')) problems.push(`compare/${id}: is about ${codes.join(', ')}`);
    if (codes.length < 2) problems.push(`compare/${id}: compares fewer than two`);
    if (!question.endsWith('?')) problems.push(`compare/${id}: its question is none`);
    if (words(inShort) < 6) problems.push(`compare/${id}: "In short" says too little`);
    for (const code of codes) {
      if (!facts.some(entry => entry.code === code)) problems.push(`compare/${id}: no page for ${code}`);
      if (!raw[`compare/${id}.md`]?.includes(`(../status/${code}.md)`))
        problems.push(`compare/${id}: no link to ${code}`);
    }
    return problems;
  });

/** The comparisons that people look for. */
export const wantedComparisons: Check = ({ compare }) =>
  [
    [200, 201, 202, 204],
    [301, 308],
    [302, 303, 307],
    [400, 422],
    [401, 403],
    [403, 404],
    [404, 410],
    [405, 501],
    [406, 415],
    [409, 412, 428],
    [413, 414, 431],
    [429, 503],
    [500, 502, 503, 504],
  ]
    .filter(wanted => !compare.some(({ codes }) => codes.join() === wanted.join()))
    .map(wanted => `no comparison of ${wanted.join(', ')}`);

/** Scenarios are many, distinct, and lead to codes that exist. */
export const scenarios: Check = catalogue => {
  const problems: string[] = [];
  const exists = (code: number): boolean => catalogue.facts.some(entry => entry.code === code);
  const seen = new Set<string>();
  for (const { words: wording, code, why, not = [] } of catalogue.scenarios) {
    if (seen.has(wording.toLowerCase())) problems.push(`scenario "${wording}" stands twice`);
    seen.add(wording.toLowerCase());
    if (words(wording) > 9) problems.push(`scenario "${wording}": nobody types that much`);
    if (!exists(code)) problems.push(`scenario "${wording}": no page for ${code}`);
    if (words(why) < 3 || words(why) > longestSentence || !why.endsWith('.'))
      problems.push(`scenario "${wording}": why "${why}"`);
    for (const miss of not) if (!exists(miss)) problems.push(`scenario "${wording}": no page for near miss ${miss}`);
    if (not.includes(code)) problems.push(`scenario "${wording}": ${code} is its own near miss`);
  }
  if (catalogue.scenarios.length < 150) problems.push(`only ${catalogue.scenarios.length} scenarios`);
  for (const code of commonlySent)
    if (!catalogue.scenarios.some(scenario => scenario.code === code)) problems.push(`no scenario leads to ${code}`);
  return problems;
};

/** The decision tree: every answer ends at one existing code within five questions, and every question is reached. */
export const decisionTree: Check = ({ decision, facts }) => {
  if (!decision) return ['there is no decision tree'];
  const problems: string[] = [];
  const exists = (code: number): boolean => facts.some(entry => entry.code === code);
  const reached = new Set<string>();
  const ends = new Set<number>();
  const visit = (id: string, depth: number, path: string[]): void => {
    const question = decision.questions[id];
    if (!question) return void problems.push(`decision: "${path.at(-1)}" leads to "${id}", which does not exist`);
    if (path.includes(id)) return void problems.push(`decision: "${id}" leads back to itself`);
    if (depth > 5) return void problems.push(`decision: "${id}" is question ${depth} on its path, five is the most`);
    reached.add(id);
    if (!question.ask.endsWith('?')) problems.push(`decision: "${id}" asks nothing`);
    if (question.answers.length < 2) problems.push(`decision: "${id}" leaves no choice`);
    for (const answer of question.answers) {
      if ((answer.next === undefined) === (answer.code === undefined))
        problems.push(`decision: "${id}": "${answer.label}" must lead to a question or to a code`);
      if (answer.next !== undefined) visit(answer.next, depth + 1, [...path, id]);
      if (answer.code === undefined) continue;
      ends.add(answer.code);
      if (!exists(answer.code)) problems.push(`decision: "${id}": no page for ${answer.code}`);
      if (!answer.why?.endsWith('.')) problems.push(`decision: "${id}": ${answer.code} has no reason`);
      for (const miss of answer.not ?? []) {
        if (!exists(miss.code)) problems.push(`decision: "${id}": no page for near miss ${miss.code}`);
        if (miss.code === answer.code) problems.push(`decision: "${id}": ${miss.code} is its own near miss`);
        if (!miss.unless) problems.push(`decision: "${id}": near miss ${miss.code} without its case`);
      }
    }
  };
  visit(decision.start, 1, ['start']);
  for (const id of Object.keys(decision.questions))
    if (!reached.has(id)) problems.push(`decision: "${id}" is never reached`);
  for (const code of commonlySent) if (!ends.has(code)) problems.push(`decision: no path ends at ${code}`);
  return problems;
};

/** The list of sections itself: well-formed keys, a title for each. */
export const sectionList: Check = ({ sections }) =>
  Object.entries(sections).flatMap(([key, title]) => [
    ...(/^RFC \d+, (?:\d+(?:\.\d+)*|Appendix [A-Z](?:\.\d+)*)$|^RFC \d+$|^draft-[a-z0-9-]+$/.test(key)
      ? []
      : [`sections: odd key "${key}"`]),
    ...(typeof title === 'string' && title.trim() ? [] : [`sections: "${key}" has no title`]),
  ]);
