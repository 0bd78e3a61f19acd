import assert from 'node:assert/strict';
import { parseReset } from '../../../../server/src/annotate/parse/rateLimit';
import { has, lacks, quiet, reports, says } from '../helpers';

const ok = (...fields: string[]) => `GET /\n---\n200 OK\n${fields.join('\n')}`;
/** Receipt, 2026-03-10T12:00:00Z, in epoch seconds. */
const now = 1773144000;

describe('RateLimit families', () => {
  it('shows X-RateLimit with an epoch', () => {
    has(
      says(
        'x-ratelimit-reset',
        ok('X-RateLimit-Limit: 5000', 'X-RateLimit-Remaining: 4987', `X-RateLimit-Reset: ${now + 1800}`),
        [/starts anew in 1800 seconds \(30 minutes\), at 10 March 2026, 12:30:00 UTC, sent as epoch seconds/],
      ),
      'ratelimit:limit=5000',
      'ratelimit:remaining=4987',
      'ratelimit:reset=1800',
    );
  });
  it('tells seconds, milliseconds, durations and dates apart', () => {
    has(
      says('x-ratelimit-reset', ok('X-RateLimit-Reset: 30'), /in 30 seconds, at 10 March 2026, 12:00:30 UTC\./),
      'ratelimit:reset=30',
    );
    has(says('x-rate-limit-reset', ok(`X-Rate-Limit-Reset: ${now}500`), /epoch milliseconds/), 'ratelimit:reset=1');
    has(
      says('x-ratelimit-reset-after', ok('X-RateLimit-Reset-After: 1.25'), /in 1.25 seconds/),
      'ratelimit:reset=1.25',
    );
    has(
      says('x-ratelimit-reset-requests', ok('X-RateLimit-Reset-Requests: 6m0s'), /the duration "6m0s"/),
      'ratelimit:reset=360',
    );
    has(
      says(
        'anthropic-ratelimit-input-tokens-reset',
        ok('Anthropic-RateLimit-Input-Tokens-Reset: 2026-03-10T12:01:00Z'),
        [/quota of input tokens starts anew in 60 seconds/],
      ),
      'ratelimit:reset=60',
    );
    has(says('ratelimit-reset', ok(`RateLimit-Reset: ${now - 5}`), /the moment is over/), 'ratelimit:reset=0');
  });
  it('shows the draft fields, old and new', () => {
    has(
      says('ratelimit', ok('RateLimit: "default";r=50;t=30'), /"default" has 50 left and a reset in 30 seconds/),
      'ratelimit:remaining=50',
      'ratelimit:reset=30',
    );
    has(
      says(
        'ratelimit-policy',
        ok('RateLimit-Policy: "burst";q=10;w=1, "daily";q=1000;w=86400'),
        /2 quotas: .*1000 requests allowed in 86400 seconds \(1 day\)/,
      ),
      'ratelimit:limit=10',
      'ratelimit:limit=1000',
    );
    has(
      says('ratelimit', ok('RateLimit: limit=100, remaining=0, reset=7'), /100 requests allowed, 0 left/),
      'ratelimit:limit=100',
      'ratelimit:remaining=0',
      'ratelimit:reset=7',
    );
    has(
      says('ratelimit-limit', ok('RateLimit-Limit: 100, 100;w=60'), /100 requests are allowed .*"100;w=60"/),
      'ratelimit:limit=100',
    );
    has(
      says('ratelimit-policy', ok('RateLimit-Policy: 100;w=60'), /100 requests allowed in 60 seconds/),
      'ratelimit:limit=100',
    );
  });
  it('warns when nothing is left, and reads no limit', () => {
    says('x-ratelimit-remaining', ok('X-RateLimit-Remaining: 0'), /likely to be refused/);
    says('x-ratelimit-limit', ok('X-RateLimit-Limit: unlimited'), /no limit is set/);
    says('x-ratelimit-limit-tokens', ok('X-RateLimit-Limit-Tokens: 1'), /1 token is allowed/);
    says('x-ratelimit-remaining-minute', ok('X-RateLimit-Remaining-Minute: 3'), /left each minute/);
  });

  it('ratelimit-invalid', () => {
    lacks(
      reports('ratelimit-invalid', ok('RateLimit: 100;;50'), [
        /RateLimit "100;;50" cannot be read as a list of quotas/,
        /"default";r=50;t=30/,
      ]),
      'problem:structured-field-invalid',
    );
    reports('ratelimit-invalid', ok('RateLimit: "default"'), /list of quotas/);
    reports('ratelimit-invalid', ok('RateLimit-Policy: default;w=60'), /"default";q=100;w=60/);
    reports('ratelimit-invalid', ok('X-RateLimit-Remaining: many'), [
      /"many" cannot be read as a number/,
      /X-RateLimit-Remaining: 100/,
    ]);
    reports('ratelimit-invalid', ok('RateLimit: limit=100, remaining=x;;'), /list of quotas/);
    reports('ratelimit-invalid', ok('RateLimit: limit=100, reset=soon'), /list of quotas/);
    quiet('ratelimit-invalid', ok('RateLimit: limit=100, remaining=50, reset=30'));
    reports('ratelimit-invalid', ok('RateLimit-Reset: soon'), /a moment or a number of seconds/);
    reports('ratelimit-invalid', ok('X-RateLimit-Limit: -5'), /"-5"/);
    reports('ratelimit-invalid', ok('X-RateLimit-Remaining: -1'), /"-1" cannot be read as a number/);
  });
  it('ratelimit-invalid: every form that can be read', () => {
    quiet('ratelimit-invalid', ok('RateLimit: "a";r=0, "b";r=5;t=1;pk=:cHsdsRa894==:'));
    quiet(
      'ratelimit-invalid',
      ok('X-RateLimit-Limit: 60', 'X-RateLimit-Remaining: 59', 'X-RateLimit-Reset: 1773147600.123'),
    );
    quiet('ratelimit-invalid', ok('X-RateLimit-Reset: Tue, 10 Mar 2026 13:00:00 GMT', 'X-RateLimit-Limit: -1'));
  });

  it('parseReset rounds up and never goes below zero', () => {
    const at = new Date('2026-03-10T12:00:00.400Z');
    assert.equal(parseReset(String(now + 10), at)?.seconds, 10);
    assert.equal(parseReset('20ms', at)?.seconds, 1);
    assert.equal(parseReset('1h2m3s', at)?.seconds, 3723);
    assert.equal(parseReset('0', at)?.seconds, 0);
    for (const bad of ['', '-5', 'abc', '1x', '5 seconds']) assert.equal(parseReset(bad, at), undefined, bad);
  });
});
