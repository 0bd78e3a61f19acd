import type { FileRequest } from './parse';

/** What a block says of its request before the request line. */
export type Notes = Pick<FileRequest, 'name' | 'noRedirect' | 'noCookies' | 'prompts'>;

export function hasComment(line: string): boolean {
  return /^\s*(#|\/\/)/.test(line);
}

/** Takes in what a comment says, such as `# @name users`; false where the line is none. */
export function noteComment(line: string, notes: Notes): boolean {
  if (!hasComment(line)) return false;
  const mark = /^\s*(?:#|\/\/)\s*@([\w-]+)\s*=?\s*(.*)$/.exec(line);
  const value = mark?.[2] ?? '';
  switch (mark?.[1]) {
    case 'name':
      if (value) notes.name = value.trim();
      break;
    case 'no-redirect':
      notes.noRedirect = true;
      break;
    case 'no-cookie-jar':
      notes.noCookies = true;
      break;
    case 'prompt': {
      const [, name, words = ''] = /^([\w.-]+)\s*(.*)$/.exec(value) ?? [];
      if (name) notes.prompts.push({ name, words: words.trim() });
      break;
    }
  }
  return true;
}

const requestLine = /^(?:([A-Za-z][\w!#$%&'*+.^`|~-]*)\s+)?(\S.*?)(?:\s+HTTP\/\d(?:\.\d)?)?\s*$/;
const knownMethod =
  /^(GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE|PATCH|QUERY|PURGE|PROPFIND|PROPPATCH|MKCOL|COPY|MOVE|LOCK|UNLOCK|REPORT|SEARCH|LIST|LINK|UNLINK|VIEW|MERGE|GRAPHQL|WEBSOCKET|GRPC)$/;

/** `POST https://example.com/users HTTP/1.1`; the method may be left out, and so may the version. */
export function readRequestLine(line: string): { method: string; url: string } | { problem: string } {
  const [, method, target] = requestLine.exec(line) ?? [];
  if (method && target && (knownMethod.test(method) || /^(https?:|\/|\{\{)/i.test(target))) {
    return { method, url: target };
  }
  const url = line.replace(/\s+HTTP\/\d(?:\.\d)?$/, '');
  if (knownMethod.test(url)) return { problem: `${url} is a method without a URL.` };
  const isUrl = /^(https?:\/\/|\/|\{\{|[\w.-]+(:\d+)?(\/|$)|localhost)/i.test(url);
  if (!isUrl || /\s/.test(url.replace(/\{\{[^{}]*\}\}/g, ''))) {
    return { problem: 'This is no request line: a method and a URL, or a URL alone, stand here.' };
  }
  return { method: 'GET', url };
}
