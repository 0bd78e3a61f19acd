import { MarkupKind, type Hover } from 'vscode-languageserver-types';
import { classOf, specLink, type Catalogue } from '../catalogue';
import type { ComparePage, Retry, StatusFacts } from '../catalogue/types';
import type { StatusUse } from '../recognise/types';

/** How hovers are written for this client. */
export interface HoverStyle {
  /** False where the client shows plain text only. */
  markdown: boolean;
  /** True where the client runs `command:` links, as VS Code does. */
  commandLinks: boolean;
}

/** Explains a status: title, meaning, what matters for the role at that spot, a row of facts, links. */
export function hover(use: StatusUse, catalogue: Catalogue, style: HoverStyle): Hover {
  const markdown = use.class ? explainBound(use, catalogue) : explain(use, catalogue, style);
  return {
    range: use.range,
    contents: {
      kind: style.markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
      value: style.markdown ? markdown : plain(markdown),
    },
  };
}

function explain(use: StatusUse, catalogue: Catalogue, style: HoverStyle): string {
  const facts = catalogue.get(use.code);
  if (!facts) return explainUnknown(use.code);
  const prose = catalogue.prose(use.code);
  const lines = [`**${title(facts)}**${facts.owner ? ` · ${facts.owner}, not registered` : ''}`, '', facts.meaning];
  const advice = use.role === 'emit' || use.role === 'define' ? prose?.sending : prose?.receiving;
  if (advice)
    lines.push('', use.role === 'emit' || use.role === 'define' ? '_Sending it_' : '_Receiving it_', '', advice);
  lines.push('', factRow(facts), '', links(facts, catalogue, style));
  return lines.join('\n');
}

/** `404 Not Found` */
export function title(facts: StatusFacts): string {
  return `${facts.code} ${facts.phrase}`;
}

/** `404 or 410?`, `302, 303 or 307?` */
export function compareTitle({ codes }: ComparePage): string {
  return `${codes.slice(0, -1).join(', ')} or ${codes.at(-1) ?? ''}?`;
}

function explainUnknown(code: number): string {
  const cls = classOf(code);
  return [
    `**${code}** is not a registered status code`,
    '',
    `A client that does not know it treats it as ${cls}00, the general code of the ${cls}xx class: ${classes[cls]?.name ?? 'unknown'}.`,
    '',
    `[RFC 9110, 15](https://www.rfc-editor.org/rfc/rfc9110.html#section-15)`,
  ].join('\n');
}

/** The classes of RFC 9110, 15. */
export const classes: Record<number, { name: string; meaning: string; client: string; section: string }> = {
  1: {
    name: 'Informational',
    meaning: 'The request was received and the final response is still to come.',
    client: 'A client waits on: these are interim, and most HTTP clients handle them unseen.',
    section: '15.2',
  },
  2: {
    name: 'Successful',
    meaning: 'The request was received, understood and accepted.',
    client: 'The body can be read; 204 and 205 have none, and 202 says that the work is not done yet.',
    section: '15.3',
  },
  3: {
    name: 'Redirection',
    meaning: 'Another step is needed to complete the request.',
    client: 'Most clients follow `Location` by themselves; 304 means that the stored copy is still good.',
    section: '15.4',
  },
  4: {
    name: 'Client Error',
    meaning: 'The request is wrong, or cannot be fulfilled as it was sent.',
    client: 'Sending it again unchanged rarely helps; 408, 425 and 429 are the exceptions that ask to try later.',
    section: '15.5',
  },
  5: {
    name: 'Server Error',
    meaning: 'The server failed to fulfil a request that seems valid.',
    client: 'An idempotent request may be repeated with back-off; for others, look first whether it took effect.',
    section: '15.6',
  },
};

function explainBound(use: StatusUse, catalogue: Catalogue): string {
  const cls = classes[use.class ?? 0];
  if (!cls) return explainUnknown(use.code);
  const facts = catalogue.get(use.code);
  const known = catalogue.all().filter(f => classOf(f.code) === use.class && f.standing === 'standard');
  const some = known.filter(f => common.includes(f.code)).map(f => title(f));
  return [
    `**${facts && use.spelling === 'constant' ? title(facts) : use.code}** bounds the **${use.class}xx** class: ${cls.name}`,
    '',
    cls.meaning,
    '',
    use.role === 'emit' || use.role === 'define' ? '' : `${cls.client}\n`,
    some.length ? `Among them: ${some.join(', ')}.` : '',
    '',
    `[RFC 9110, ${cls.section}](https://www.rfc-editor.org/rfc/rfc9110.html#section-${cls.section})`,
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

const common = [
  100, 101, 103, 200, 201, 202, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 409, 410, 422, 429, 500,
  501, 502, 503, 504,
];

const retries: Record<Retry, string> = {
  never: 'do not retry',
  'after-change': 'retry only after a change',
  'after-wait': 'retry after a wait',
  'idempotent-only': 'retry if idempotent',
  'verify-first': 'verify before retrying',
  'not-needed': '',
};

function factRow(facts: StatusFacts): string {
  const parts = [
    facts.standing === 'standard' || facts.standing === 'vendor' ? '' : facts.standing,
    facts.neverStored ? 'never stored by caches' : facts.heuristicallyCacheable ? 'heuristically cacheable' : '',
    facts.content === 'forbidden' ? 'no content' : '',
    retries[facts.retry],
    ...facts.fields.filter(f => f.level === 'MUST' && !f.when).map(f => `needs \`${f.name}\``),
  ].filter(Boolean);
  const row = parts.join(' · ');
  return row.charAt(0).toUpperCase() + row.slice(1);
}

function links(facts: StatusFacts, catalogue: Catalogue, style: HoverStyle): string {
  const spec = facts.specUrl ?? specLink(facts.spec);
  const row = [spec ? `[${facts.spec}](${spec})` : facts.spec];
  if (style.commandLinks) {
    const open = (page: string): string => `command:statuswise.openPage?${encodeURIComponent(JSON.stringify([page]))}`;
    const compare = catalogue.compare().filter(c => c.codes.includes(facts.code));
    row.unshift(
      `[Full page](${open(`status/${facts.code}`)})`,
      ...compare.slice(0, 2).map(c => `[${compareTitle(c)}](${open(`compare/${c.id}`)})`),
    );
  }
  return row.join(' · ');
}

/** Markdown without its marks, for clients that show text as it is. */
function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\((https?:[^)]*)\)/g, '$1 ($2)')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`)/g, '')
    .replace(/(^|\s)_([^_]+)_(?=\s|$)/g, '$1$2');
}
