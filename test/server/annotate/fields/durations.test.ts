import { says } from '../helpers';

const ok = (field: string) => `GET /\n---\n200 OK\n${field}`;

describe('durations', () => {
  it('come with their unit', () => {
    says('x-runtime', ok('X-Runtime: 0.053219'), /took 53.219 ms \(0.053219 s\)/);
    says('x-runtime', ok('X-Runtime: 2.5'), /took 2.5 seconds/);
    says('x-response-time', ok('X-Response-Time: 12.3ms'), /took 12.3 ms until/);
    says('retry-after-ms', ok('Retry-After-Ms: 1500'), /Wait 1500 ms \(1.5 seconds\)/);
    says('x-kong-upstream-latency', ok('X-Kong-Upstream-Latency: 300000'), /300000 ms \(5 minutes\)/);
    says('ttl', ok('TTL: 3600'), /3600 seconds \(1 hour\)/);
    says('x-envoy-upstream-service-time', ok('X-Envoy-Upstream-Service-Time: fast'), /"fast" is no number/);
    says(
      'x-timer',
      ok('X-Timer: S1773144000.123456,VS0,VE83'),
      /10 March 2026, 12:00:00 UTC, the moment .* took 83 ms/,
    );
  });
});
