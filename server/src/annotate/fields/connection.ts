/** Connection and Keep-Alive (RFC 9110, 7.6.1; RFC 2068, 19.7.1.1): what holds for this one connection. */
import type { Line } from '../context';
import { split } from '../parse/list';
import type { FieldModule, FieldWords } from '../types';
import { count, list, quote, seconds } from '../words';

function explain(line: Line): FieldWords {
  const members = split(line.value);
  if (line.name.toLowerCase() === 'connection') {
    const fields = members.filter(member => !/^(?:close|keep-alive|upgrade)$/i.test(member));
    const has = (word: string) => members.some(member => member.toLowerCase() === word);
    const facts = [
      ...(has('close') ? ['the server closes the connection after this response (close)'] : []),
      ...(has('keep-alive') ? ['the connection stays open for further requests (keep-alive)'] : []),
      ...(has('upgrade') ? ['Upgrade holds for this connection only (upgrade)'] : []),
      ...(fields.length
        ? [`proxies remove ${list(fields.map(field => quote(field, 40).slice(1, -1)))} before they forward it`]
        : []),
    ];
    const words = facts.length ? facts.join('; ') : 'nothing in particular holds for this connection';
    return { words: `${words.charAt(0).toUpperCase()}${words.slice(1)}.` };
  }
  const facts = members.map(member => {
    const match = /^(timeout|max) *= *"?(\d{1,9})"?$/i.exec(member);
    if (!match) return quote(member, 40);
    return match[1]?.toLowerCase() === 'timeout'
      ? `for ${seconds(Number(match[2]))} while it is idle`
      : `for ${count(Number(match[2]), 'more request')}`;
  });
  return {
    words: facts.length
      ? `The server intends to keep the connection open ${list(facts)}.`
      : 'Empty: it does not say how long the connection stays open.',
  };
}

export const connection: FieldModule = { names: ['connection', 'keep-alive'], explain };
