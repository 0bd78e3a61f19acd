import { says } from '../helpers';

const ok = (value: string) => `GET /\n---\n200 OK\nCache-Status: ${value}`;

describe('Cache-Status', () => {
  it('tells what each cache did', () => {
    says('cache-status', ok('Origin; fwd=uri-miss; fwd-status=200; stored, "CDN FRA"; hit; ttl=376'), [
      /Origin had nothing stored for this URL and asked further on \(fwd=uri-miss\), got 200 from there and stored the response/,
      /CDN FRA answered from its copy \(hit\) and keeps it fresh for 376 seconds/,
      /nearest to the client/,
    ]);
    says('cache-status', ok('a; hit; ttl=-30'), /30 seconds past its time/);
    says('cache-status', ok(';;'), /";;" cannot be read/);
  });
});
