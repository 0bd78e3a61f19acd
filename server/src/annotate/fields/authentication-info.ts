/** Authentication-Info and Proxy-Authentication-Info (RFC 9110, 11.6.3, 11.7.3): added once the credentials were accepted. */
import type { Line } from '../context';
import { parseParameter, split } from '../parse/list';
import type { FieldModule, FieldWords } from '../types';
import { list, quote } from '../words';

const PARAMETERS: Record<string, string> = {
  nextnonce: 'the nonce to use next time',
  qop: 'what the hash covered',
  rspauth: "the server's own proof that it knows the password",
  cnonce: 'the nonce of the client',
  nc: 'how often the nonce has been used',
  sid: 'the session id',
  data: 'data of the scheme',
};

function explain(line: Line): FieldWords {
  const parts = split(line.value)
    .slice(0, 30)
    .map(text => {
      const name = parseParameter(text)?.name ?? text;
      return { text, words: Object.hasOwn(PARAMETERS, name) ? (PARAMETERS[name] ?? '') : `a parameter of the scheme` };
    });
  const who = /^proxy/i.test(line.name) ? 'The proxy' : 'The server';
  return {
    words: parts.length
      ? `${who} accepted the credentials and adds ${list(parts.map(({ text, words }) => `${words} (${quote(text, 60)})`))}.`
      : `${who} accepted the credentials and adds nothing.`,
    parts,
  };
}

export const authenticationInfo: FieldModule = {
  names: ['authentication-info', 'proxy-authentication-info'],
  explain,
};
