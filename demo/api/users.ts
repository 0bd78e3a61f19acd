import { type Response, Router, json } from 'express';
import { problem } from './problem';

interface User {
  id: number;
  name: string;
  email: string;
  age?: number;
}

interface FieldError {
  field: string;
  message: string;
}

/** `/users`: reading, creating, changing and deleting. Data lives in memory and starts anew with each application. */
export function users(): Router {
  const byId = new Map<number, User>([
    [1, { id: 1, name: 'Ada Lovelace', email: 'ada@example.com', age: 36 }],
    [42, { id: 42, name: 'Grace Hopper', email: 'grace@example.com', age: 85 }],
  ]);
  let nextId = 100;
  const taken = (email: unknown, but?: number): boolean =>
    [...byId.values()].some(u => u.email === email && u.id !== but);

  const router = Router();
  router.use('/users', (req, res, next) => {
    const hasContent = Number(req.headers['content-length'] ?? 0) > 0 || req.headers['transfer-encoding'] !== undefined;
    if (hasContent && !req.is('application/json')) {
      res.set('Accept', 'application/json');
      return problem(res, 415, 'Unsupported Media Type', { detail: 'Send application/json.' });
    }
    next();
  });
  router.use('/users', json());

  router
    .route('/users')
    .get((_req, res) => void res.json([...byId.values()]))
    .post((req, res) => {
      if (!isObject(req.body)) return problem(res, 400, 'Bad Request', { message: 'The body must be a JSON object.' });
      const errors = check(req.body, ['name', 'email']);
      if (errors.length) return unprocessable(res, errors);
      if (taken(req.body.email)) return conflict(res);
      const user = { ...(req.body as unknown as User), id: nextId++ };
      byId.set(user.id, user);
      res.status(201).location(`/users/${user.id}`).json(user);
    })
    .all((req, res) => notAllowed(res, req.method, 'GET, HEAD, POST'));

  router
    .route('/users/:id')
    .get((req, res) => {
      const user = byId.get(Number(req.params.id));
      if (!user) return missing(res);
      res.json(user);
    })
    .patch((req, res) => {
      const user = byId.get(Number(req.params.id));
      if (!user) return missing(res);
      if (!isObject(req.body)) return problem(res, 400, 'Bad Request', { message: 'The body must be a JSON object.' });
      const errors = check(req.body, []);
      if (errors.length) return unprocessable(res, errors);
      if (taken(req.body.email, user.id)) return conflict(res);
      Object.assign(user, req.body, { id: user.id });
      res.json(user);
    })
    .delete((req, res) => {
      if (!byId.delete(Number(req.params.id))) return missing(res);
      res.status(204).end();
    })
    .all((req, res) => notAllowed(res, req.method, 'GET, HEAD, PATCH, DELETE'));
  return router;
}

const isObject = (body: unknown): body is Record<string, unknown> =>
  typeof body === 'object' && body !== null && !Array.isArray(body);

function check(body: Record<string, unknown>, required: string[]): FieldError[] {
  const errors = required.filter(f => body[f] === undefined).map(field => ({ field, message: 'is required' }));
  if (body.email !== undefined && !/^\S+@\S+\.\S+$/.test(String(body.email))) {
    errors.push({ field: 'email', message: 'is not an e-mail address' });
  }
  if (body.age !== undefined && !(Number(body.age) >= 0 && Number(body.age) <= 120)) {
    errors.push({ field: 'age', message: 'must be between 0 and 120' });
  }
  return errors;
}

const missing = (res: Response): void => problem(res, 404, 'Not Found', { detail: 'There is no such user.' });
const conflict = (res: Response): void =>
  problem(res, 409, 'Conflict', { detail: 'Another user has this e-mail address.' });
const unprocessable = (res: Response, errors: FieldError[]): void =>
  problem(res, 422, 'Unprocessable Content', { errors });

function notAllowed(res: Response, method: string, allow: string): void {
  res.set('Allow', allow);
  problem(res, 405, 'Method Not Allowed', { detail: `${method} is not among ${allow}.` });
}
