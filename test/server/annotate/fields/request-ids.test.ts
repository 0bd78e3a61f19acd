import { says } from '../helpers';

const ok = (field: string) => `GET /\nX-Request-Id: mine\n---\n200 OK\n${field}`;

describe('ids of the request', () => {
  it('say whose they are and what for', () => {
    says(
      'cf-ray',
      ok('CF-Ray: 230b030023ae2822-SJC'),
      /at Cloudflare is "230b030023ae2822-SJC", handled in the data centre SJC/,
    );
    says('x-request-id', ok('X-Request-Id: theirs'), /at the application is "theirs"; quote it/);
    says('x-request-id', ok('X-Request-Id: mine'), /the one that the client sent/);
    says('fly-request-id', ok('Fly-Request-Id: 01HQ-fra'), /region fra/);
    says('x-vercel-id', ok('X-Vercel-Id: fra1::iad1::abc'), /by way of fra1 and iad1/);
  });
});
