/** An annotation as text for a terminal. */
import type { Annotation, Exchange, Finding, FindingLevel } from '../protocol';

/** Wraps text in a terminal's colours, or not. */
export type Paint = (style: 'bold' | 'dim' | 'error' | 'warn' | 'info' | 'good', text: string) => string;

export const plain: Paint = (_style, text) => text;

const CODES: Record<Parameters<Paint>[0], string> = {
  bold: '1',
  dim: '2',
  error: '31',
  warn: '33',
  info: '36',
  good: '32',
};

export const ansi: Paint = (style, text) => `\u001b[${CODES[style]}m${text}\u001b[0m`;

/** @param width Columns to wrap at; 0 leaves lines whole. */
export function render(annotation: Annotation, exchange: Exchange, paint: Paint, width: number): string {
  const { status, findings, fields, advice, cache, body, answeredBy } = annotation;
  const out: string[] = [];
  const title = `${status.code}${status.phrase ? ` ${status.phrase}` : ''}`;
  out.push(`${paint('bold', title)}  ${safe(exchange.request.method)} ${safe(exchange.request.url)}`.trimEnd());
  out.push(...wrap(annotation.summary, width, ''), '', ...wrap(status.meaning, width, ''));
  if (advice.length) {
    out.push('', paint('bold', 'What to do'));
    for (const { text, reason } of advice)
      out.push(...bullet(text, width), ...wrap(reason, width, '    ').map(line => paint('dim', line)));
  }
  out.push('', paint('bold', findings.length ? 'What is wrong' : 'Nothing is wrong with the response.'));
  for (const finding of findings) out.push(...one(finding, paint, width));
  if (fields.length) out.push('', paint('bold', 'Fields'));
  for (const { name, value, words, parts } of fields) {
    out.push(`  ${paint('bold', safe(name))}: ${safe(value.length > 160 ? `${value.slice(0, 160)}…` : value)}`);
    out.push(...wrap(words, width, '    '));
    for (const part of (parts ?? []).slice(0, 30)) out.push(...wrap(`${part.text}: ${part.words}`, width, '      '));
  }
  out.push('', paint('bold', 'Body'), ...wrap(body.words, width, '  '));
  for (const { name, value } of body.problem ?? []) out.push(...wrap(`${name}: ${value}`, width, '    '));
  for (const { field, message } of (body.fieldErrors ?? []).slice(0, 30))
    out.push(...wrap(`${field}: ${message}`, width, '    '));
  if (answeredBy)
    out.push('', paint('bold', 'Who answered'), ...wrap(`${answeredBy.name}: ${answeredBy.evidence}.`, width, '  '));
  if (cache) out.push('', paint('bold', 'Caching'), ...wrap(cache.words, width, '  '));
  return `${out.join('\n')}\n`;
}

function one(finding: Finding, paint: Paint, width: number): string[] {
  const label = `${paint(finding.level, finding.level)} ${finding.id}${finding.also ? ` (with ${finding.also.map(({ id }) => id).join(', ')})` : ''}`;
  return [
    `  ${label}`,
    ...wrap(finding.message, width, '    '),
    paint('dim', `    ${finding.reference.text}  ${finding.reference.url}`),
  ];
}

function bullet(text: string, width: number): string[] {
  const [first = '', ...rest] = wrap(text, width, '    ');
  return [`  - ${first.trimStart()}`, ...rest];
}

/** Breaks at spaces; a word longer than a line stays whole. */
function wrap(text: string, width: number, indent: string): string[] {
  const clean = safe(text);
  if (width <= 0 || indent.length + clean.length <= width) return [indent + clean];
  const lines: string[] = [];
  let line = '';
  for (const word of clean.split(' ')) {
    if (line && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  lines.push(indent + line);
  return lines;
}

/** Control characters of a server must not reach the terminal. */
function safe(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}

/** How many findings reach the level: `warn` counts warnings and errors. */
export function countAtLeast(annotation: Annotation, level: FindingLevel): number {
  const order: FindingLevel[] = ['info', 'warn', 'error'];
  const levels = annotation.findings.flatMap(finding => [
    finding.level,
    ...(finding.also ?? []).map(also => also.level),
  ]);
  return levels.filter(found => order.indexOf(found) >= order.indexOf(level)).length;
}
