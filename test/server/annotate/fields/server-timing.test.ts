import { quiet, reports, says } from '../helpers';

const ok = (value: string) => `GET /\n---\n200 OK\nServer-Timing: ${value}`;

describe('Server-Timing', () => {
  it('lists the timings', () => {
    says('server-timing', ok('db;dur=53.2;desc="Data, base", cache'), [
      /2 timings of the server: "Data, base" took 53.2 ms and cache/,
    ]);
  });
  it('server-timing-invalid', () => {
    reports('server-timing-invalid', ok('db;dur=fast'), [
      /"db;dur=fast" is not valid: dur="fast" is no number/,
      /db;dur=53.2/,
    ]);
    reports('server-timing-invalid', ok(';dur=3'), /the name before the first semicolon is missing/);
    reports('server-timing-invalid', ok('db;dur=50ms'), /no number of milliseconds/);
    reports('server-timing-invalid', ok('total=123.4'), /joined by "="/);
    reports('server-timing-invalid', ok('my db;dur=1'), /is no name/);
    reports('server-timing-invalid', ok('db;desc=two words'), /cannot be read/);
  });
  it('server-timing-invalid: forms in use', () => {
    quiet('server-timing-invalid', ok('cfL4;desc="?proto=TCP&rtt=1", cfCacheStatus;desc="HIT"'));
    quiet('server-timing-invalid', ok('miss, db ; dur = 5, app;desc=App;dur="1.5", x;dur=.5;other=1'));
    quiet('server-timing-invalid', ok(''));
  });
});
