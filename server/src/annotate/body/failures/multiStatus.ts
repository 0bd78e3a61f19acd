import { unescape } from '../pages';
import { firstText, isObject, show } from '../shape';
import type { Failure } from './types';

export interface Member {
  /** Empty where the member has no name. */
  name: string;
  status: number;
}

/**
 * Statuses of a WebDAV multi-status document (RFC 4918, 13). A property that a PROPFIND did not find (404 in a propstat) is no
 * failure: the client asked for more than there is.
 */
export function multiStatusMembers(xml: string, method: string): Member[] {
  const out: Member[] = [];
  const pattern = /<(\/)?(?:[\w.-]{1,40}:)?(response|propstat|href|status)(?:\s[^<>]{0,500})?>([^<]{0,2000})/g;
  let name = '';
  let inPropstat = false;
  for (const [, close, tag, text = ''] of xml.matchAll(pattern)) {
    if (tag === 'response') name = '';
    else if (tag === 'propstat') inPropstat = !close;
    else if (close) continue;
    else if (tag === 'href' && !inPropstat) name ||= text.trim();
    else if (tag === 'status') {
      const status = Number(/^\s*HTTP\/\d(?:\.\d)? (\d{3})/.exec(text)?.[1] ?? 0);
      if (status && !(inPropstat && status === 404 && method === 'PROPFIND'))
        out.push({ name: unescape(name), status });
    }
  }
  return out;
}

export function multiStatusXml(text: string, method: string): Failure | undefined {
  return failed(multiStatusMembers(text, method));
}

export function multiStatusJson(value: unknown): Failure | undefined {
  return failed(jsonMembers(value));
}

/** Members of a home-made 207: the first array, at the top or one level down, whose objects carry a status. */
export function jsonMembers(value: unknown): Member[] {
  const lists = [value, ...(isObject(value) ? Object.values(value) : [])]
    .filter(Array.isArray)
    .slice(0, 20) as unknown[][];
  for (const list of lists) {
    const members = list.flatMap(item => {
      const raw = firstText(item, ['status', 'statusCode', 'status_code', 'code', 'httpStatus'], true);
      const status = Number(/^\d{3}$/.test(raw ?? '') ? raw : (/^HTTP\/\S+ (\d{3})/.exec(raw ?? '')?.[1] ?? 0));
      return status
        ? [{ name: firstText(item, ['id', 'href', 'name', 'uri', 'url', 'key', 'path'], true) ?? '', status }]
        : [];
    });
    if (members.length) return members;
  }
  return [];
}

function failed(members: readonly Member[]): Failure | undefined {
  const bad = members.filter(({ status }) => status >= 400);
  const [first] = bad;
  if (!first) return undefined;
  const which = first.name ? `${first.status} for ${show(first.name, 80)}` : String(first.status);
  return {
    format: 'multi-status',
    what:
      bad.length === 1
        ? `one failed member of ${members.length}, ${which}`
        : `${bad.length} failed members of ${members.length}, the first ${which}`,
    count: bad.length,
  };
}
