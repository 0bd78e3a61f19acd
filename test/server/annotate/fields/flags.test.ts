import { says } from '../helpers';

const ok = (field: string) => `GET /\n---\n200 OK\n${field}`;

describe('flags', () => {
  it('are spelled out', () => {
    says('x-accel-buffering', ok('X-Accel-Buffering: no'), /no: nginx passes the response on piece by piece/);
    says('stripe-should-retry', ok('Stripe-Should-Retry: false'), /should not send the request again/);
    says('x-envoy-overloaded', ok('X-Envoy-Overloaded: true'), /the service never saw it/);
    says('x-dns-prefetch-control', ok('X-DNS-Prefetch-Control: maybe'), /"maybe" is none of the values .* \(on, off\)/);
    says('x-permitted-cross-domain-policies', ok('X-Permitted-Cross-Domain-Policies: none'), /no policy file/);
    says('origin-agent-cluster', ok('Origin-Agent-Cluster: ?1'), /process of its own/);
  });
});
