import express, { type ErrorRequestHandler, type Express } from 'express';
import { everyStatus } from './everyStatus';
import { jobs } from './jobs';
import { problem } from './problem';
import { rateLimit } from './rateLimit';
import { users } from './users';

const alphabet = Buffer.from('abcdefghijklmnopqrstuvwxyz');

/**
 * The sample API: a realistic little service whose answers are worth reading.
 * @param now  The clock of the rate limit, in milliseconds.
 */
export function createApp(now: () => number = Date.now): Express {
  const app = express();
  app.disable('x-powered-by');

  app.get('/', (_req, res) => {
    res.json({
      routes: [
        '/status/404',
        '/users',
        '/users/42',
        '/limited',
        '/admin',
        '/jobs',
        '/flaky',
        '/slow',
        '/letters',
        '/old-users',
      ],
    });
  });
  app.use(everyStatus);
  app.use(users());
  app.use(jobs());

  // Three requests in two seconds, then 429.
  app.get('/limited', rateLimit(3, 2, now), (_req, res) => void res.json({ ok: true }));

  // 401 without a token, 403 with the wrong one.
  app.get('/admin', (req, res) => {
    const token = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
    if (token === 'admin-token') return void res.json({ secret: 'The cake is in the fridge.' });
    if (token === 'sample-token') return problem(res, 403, 'Forbidden', { detail: 'This user is no administrator.' });
    res.set('WWW-Authenticate', token ? 'Bearer realm="sample", error="invalid_token"' : 'Bearer realm="sample"');
    problem(res, 401, 'Unauthorized', { detail: 'Send Authorization: Bearer admin-token.' });
  });

  // 503 with Retry-After, ?times= times (2 unless told) for each ?key=, then 200.
  const failures = new Map<string, number>();
  app.get('/flaky', (req, res) => {
    const key = String(req.query.key ?? '');
    const count = (failures.get(key) ?? 0) + 1;
    failures.set(key, count);
    if (count > Number(req.query.times ?? 2)) {
      failures.delete(key);
      return void res.json({ ok: true, attempts: count });
    }
    res.set('Retry-After', '1');
    problem(res, 503, 'Service Unavailable', { detail: `Attempt ${count} failed; try again in 1 second.` });
  });

  // Answers after ?ms= milliseconds (3 000 unless told, at most 60 000), or not at all if the client has gone.
  app.get('/slow', (req, res) => {
    const ms = Math.min(60_000, Math.max(0, Number(req.query.ms ?? 3_000) || 0));
    const timer = setTimeout(() => res.json({ waited: ms }), ms);
    res.once('close', () => clearTimeout(timer));
  });

  // Ranges: 206 and 416.
  app.get('/letters', (req, res) => {
    res.set('Accept-Ranges', 'bytes').type('text/plain');
    const ranges = req.range(alphabet.length);
    const first = ranges instanceof Array && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0] : undefined;
    if (ranges === -1) {
      res.set('Content-Range', `bytes */${alphabet.length}`);
      return problem(res, 416, 'Range Not Satisfiable', { detail: `There are ${alphabet.length} bytes.` });
    }
    if (!first) return void res.send(alphabet.toString());
    res.status(206).set('Content-Range', `bytes ${first.start}-${first.end}/${alphabet.length}`);
    res.send(alphabet.subarray(first.start, first.end + 1).toString());
  });

  app.get('/old-users', (_req, res) => res.redirect(301, '/users'));
  app.all('/moved-users', (_req, res) => res.redirect(308, '/users'));

  app.use((_req, res) => problem(res, 404, 'Not Found', { detail: 'No such route; GET / lists some.' }));
  app.use(onError);
  return app;
}

/** Express and its parsers throw errors that carry a status, such as 400 for broken JSON and 413 for too much of it. */
const onError: ErrorRequestHandler = (error: { status?: number; message?: string }, _req, res, _next) => {
  const status = error.status ?? 500;
  const title = { 400: 'Bad Request', 413: 'Content Too Large', 415: 'Unsupported Media Type' }[status] ?? 'Error';
  const message = status < 500 ? error.message : 'Something broke.';
  problem(res, status, title, { message });
};
