import type { Node } from 'web-tree-sitter';
import { alwaysHttp } from '../names';
import { pathOf } from '../path';
import { sitesOf, type Site } from '../sites';
import type { Evidence, Verdict } from '../types';
import { responseName, statusName } from '../words';
import { keyOfResponses } from './phrase/around';
import { verdict, type Reading } from './reading';
import { readSpot } from './spot';

/** Rails' and Plug's `:not_found`, Phoenix's `:"404"`. */
export function readSymbol(reading: Reading, node: Node): Verdict[] {
  const { document, constants } = reading;
  const name = node.text
    .trim()
    .replace(/^:|:$/g, '')
    .replace(/^["']|["']$/g, '')
    .replace(/\?$/, '');
  if (/^[1-5]\d\d$/.test(name)) return page(reading, node, name);
  const listed = constants.lookup(name, document.language.id).find(e => e.table.forms.some(f => f.kind === 'symbol'));
  if (!listed) return [];
  const sites = sitesOf(node, document.structure);
  // A key is an everyday word, but in `responses: [not_found: …]`.
  if (sites[0]?.kind === 'entry-key' && !keyOfResponses(sites)) return [];
  // Elixir's `{:ok, order, _} = load()` says that all went well.
  const [site] = sites;
  const { outcome } = document.language.names ?? {};
  if (name === outcome && site?.kind === 'element' && site.tuple && site.index === 0) return [];
  const predicate = asked(site, node);
  if (predicate === 'nothing') return [];
  const own: Evidence[] = [{ words: `a symbol of ${listed.table.library}`, weight: name.includes('_') ? 0.3 : 0.2 }];
  own.push(
    ...ofAnotherStatus(site),
    ...interim(site, listed.code),
    ...behindItsNumber(site, listed.code),
    ...behindError(site, name),
    ...predicate,
  );
  return readSpot(reading, node, { code: listed.code, sites, spelling: 'symbol', own });
}

/** `case publication_status(name) do :not_found -> …`: an atom is everybody's word, and so is a status of something that is named. */
function ofAnotherStatus(site: Site | undefined): Evidence[] {
  const subject = site?.kind === 'case' ? site.subject : site?.kind === 'operand' ? site.other : undefined;
  const name = pathOf(subject?.text.slice(0, 200).replace(/\([\s\S]*$/, '') ?? '').at(-1) ?? '';
  return /[a-z]_status[!?]?$/.test(name) && statusName(name).weight < 0.8
    ? [{ words: `\`${name}\` may be a status of another kind`, weight: -0.4 }]
    : [];
}

/** A job's `status == :processing`: no program is told of an interim response. */
const interim = (site: Site | undefined, code: number): Evidence[] =>
  code < 200 && (site?.kind === 'operand' || site?.kind === 'case')
    ? [{ words: 'interim responses are compared by nobody', weight: -0.4 }]
    : [];

/** `ShopError.new(400, :bad_request, text)`: its number is given right before it. */
const behindItsNumber = (site: Site | undefined, code: number): Evidence[] =>
  site?.kind === 'argument' && site.args[site.index - 1]?.text === String(code)
    ? [{ words: `${String(code)} stands before it`, weight: 0.8 }]
    : [];

/**
 * Minitest's `_(last_response).must_be :not_found?`, `assert_predicate last_response, :not_found?`: a response is asked. Of anything
 * else such a name asks nothing that HTTP knows.
 */
function asked(site: Site | undefined, node: Node): Evidence[] | 'nothing' {
  if (!/\?["']?$/.test(node.text.trim())) return [];
  const subject =
    site?.kind !== 'argument'
      ? undefined
      : /(?:assert|refute)_predicate$/.test(site.callee.text)
        ? site.args[0]?.text
        : /^(?:_|expect|value)?\(?\s*([@\w.]+)\s*\)?\.(?:must|wont)_be$/.exec(site.callee.text)?.[1];
  return subject !== undefined && responseName(pathOf(subject).at(-1) ?? '').weight >= 0.7
    ? [{ words: `\`${subject}\` is asked about it`, weight: 1 }]
    : 'nothing';
}

/** Elixir's `{:error, reason, :unprocessable_entity}`: behind an error and its reason, and nothing but HTTP speaks so. */
const behindError = (site: Site | undefined, name: string): Evidence[] =>
  site?.kind === 'element' &&
  site.tuple &&
  site.index === 2 &&
  site.elements.length === 3 &&
  site.elements[0]?.text === ':error' &&
  alwaysHttp.test(name.replaceAll('_', ' '))
    ? [{ words: 'what an error is answered with stands behind it', weight: 0.8 }]
    : [];

/** Phoenix renders a page that is named after the status: `render(:"404")`. */
function page({ document }: Reading, node: Node, name: string): Verdict[] {
  const site = sitesOf(node, document.structure)[0];
  const renders = site?.kind === 'argument' && /(?:^|\.)render$/.test(site.callee.text);
  const evidence = renders ? [{ words: 'the page of a status is rendered', weight: 1.1 }] : [];
  const start = node.startIndex + node.text.indexOf(name);
  return [verdict(document, { start, end: start + 3, code: Number(name), role: 'emit', spelling: 'symbol', evidence })];
}
