import { says } from '../helpers';

describe('Via', () => {
  it('names the intermediaries in order', () => {
    says('via', 'GET /\n---\n200 OK\nVia: 1.0 branch-office, 1.1 cache.example (squid/6.6)', [
      /2 intermediaries, the last one nearest to the client: branch-office, which received it by HTTP\/1.0/,
      /Squid \(cache.example\), "squid\/6.6"/,
    ]);
    says(
      'via',
      'GET /\n---\n200 OK\nVia: HTTP/2.0 abc.cloudfront.net (CloudFront)',
      /1 intermediary: Amazon CloudFront/,
    );
    says('via', 'GET /\n---\n200 OK\nVia: something', /"something", which is not in the usual form/);
  });
});
