import assert from 'node:assert/strict';
import { annotated } from './helpers';

const who = (fields: string, status = '200 OK', body = '') => {
  const { answeredBy } = annotated(`GET /\n---\n${status}\n${fields}`, { body });
  return answeredBy && `${answeredBy.role}: ${answeredBy.name} (${answeredBy.evidence})`;
};

describe('who answered', () => {
  it('a proxy that names its error, or whose page it is', () => {
    assert.equal(
      who('Proxy-Status: edge; error=connection_timeout', '504 Gateway Timeout'),
      'proxy: edge (Proxy-Status names the error "connection_timeout")',
    );
    assert.equal(
      who(
        'Content-Type: text/html',
        '502 Bad Gateway',
        '<html><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>',
      ),
      'proxy: nginx (the body is its error page)',
    );
    assert.equal(
      who(
        'Content-Type: text/html\nServer: CloudFront\nX-Cache: Error from cloudfront',
        '502 Bad Gateway',
        '<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD><BODY><H1>502 ERROR</H1></BODY></HTML>',
      ),
      'proxy: Amazon CloudFront (the body is its error page)',
    );
    assert.equal(who('CF-RAY: 8abc-AMS\nServer: cloudflare', '522 '), 'proxy: Cloudflare (only Cloudflare sends 522)');
  });
  it('a cache that says so', () => {
    assert.equal(who('CF-RAY: 8abc-AMS\nCF-Cache-Status: HIT'), 'cache: Cloudflare (CF-Cache-Status: "HIT")');
    assert.equal(who('Cache-Status: "shop cache"; hit; ttl=30'), 'cache: shop cache (Cache-Status says hit)');
    assert.equal(
      who('X-Cache: Hit from cloudfront\nX-Amz-Cf-Id: a=='),
      'cache: Amazon CloudFront (X-Cache: "Hit from cloudfront")',
    );
    assert.equal(who('Date: Tue, 10 Mar 2026 11:59:50 GMT\nAge: 10'), 'cache: a cache (Age is 10)');
    assert.equal(
      who('X-Served-By: cache-fra-1, cache-lhr-2\nX-Cache: HIT, MISS'),
      'cache: Fastly (X-Cache: "HIT, MISS")',
    );
  });
  it('the origin behind something, or nothing that tells', () => {
    assert.match(who('CF-RAY: 8abc-AMS\nCF-Cache-Status: MISS') ?? '', /^origin: the origin, through Cloudflare/);
    assert.match(who('Via: 1.1 a, 1.1 b') ?? '', /^origin: the origin, through 2 proxies/);
    assert.equal(who('Server: nginx'), undefined);
    assert.equal(who('X-Cache: Miss from cloudfront'), undefined);
    assert.equal(who('Proxy-Status: ((('), undefined);
  });
  it('stands in the advice', () => {
    const [advice] = annotated('GET /\n---\n504 Gateway Timeout\nProxy-Status: edge; error=connection_timeout').advice;
    assert.match(advice?.reason ?? '', /It comes from edge, not from the application/);
  });
});
