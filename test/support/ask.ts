import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

export interface Answer {
  status: number;
  /** The reason phrase as sent. */
  phrase: string;
  /** Names in lower case. */
  headers: IncomingHttpHeaders;
  text: string;
  /** Interim responses that came before. */
  interim: number[];
}

/**
 * One plain HTTP exchange: follows no redirect, adds no field of its own but Host, and refuses no status. (`fetch` does
 * all three: it turns a 407 into an error and adds Cache-Control to a conditional request.)
 */
export function ask(
  url: string,
  { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: OutgoingHttpHeaders; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body ? { 'Content-Length': Buffer.byteLength(body) } : {};
    const req = request(url, { method, headers: { ...length, ...headers } });
    const interim: number[] = [];
    req.on('information', info => interim.push(info.statusCode));
    req.on('error', reject);
    req.on('response', res => {
      let text = '';
      res.setEncoding('utf8');
      res.on('data', chunk => (text += chunk));
      res.on('error', reject);
      res.on('end', () =>
        resolve({ status: res.statusCode ?? 0, phrase: res.statusMessage ?? '', headers: res.headers, text, interim }),
      );
    });
    req.end(body);
  });
}
