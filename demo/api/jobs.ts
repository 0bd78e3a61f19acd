import { Router } from 'express';
import { problem } from './problem';

/**
 * Work that takes a while: `POST /jobs` answers 202 and says where to ask; `GET /jobs/:id` says "running" twice, then
 * sends the client on to the result with 303.
 */
export function jobs(): Router {
  const asked = new Map<number, number>();
  let nextId = 1;
  const router = Router();
  router.post('/jobs', (_req, res) => {
    const id = nextId++;
    asked.set(id, 0);
    res.status(202).location(`/jobs/${id}`).json({ id, state: 'accepted' });
  });
  router.get('/jobs/:id', (req, res) => {
    const id = Number(req.params.id);
    const times = asked.get(id);
    if (times === undefined) return problem(res, 404, 'Not Found', { detail: 'There is no such job.' });
    asked.set(id, times + 1);
    if (times < 2) res.set('Cache-Control', 'no-store').json({ id, state: 'running' });
    else res.redirect(303, `/reports/${id}`);
  });
  router.get('/reports/:id', (req, res) => {
    const id = Number(req.params.id);
    if ((asked.get(id) ?? 0) < 3) return problem(res, 404, 'Not Found', { detail: 'The report is not ready.' });
    res.json({ id, title: 'Users by month', rows: 12 });
  });
  return router;
}
