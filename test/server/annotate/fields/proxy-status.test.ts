import { says } from '../helpers';

describe('Proxy-Status', () => {
  it('tells what went wrong, and where', () => {
    says(
      'proxy-status',
      'GET /\n---\n504 Gateway Timeout\nProxy-Status: edge.example; error=connection_timeout; next-hop="10.0.0.1"; details="5 s"',
      /edge.example reports connection_timeout: connecting to the next hop took too long, asked "10.0.0.1" and adds "5 s"/,
    );
    says('proxy-status', 'GET /\n---\n200 OK\nProxy-Status: edge', /edge passed the response on/);
  });
});
