import { says } from '../helpers';

describe('HX-Trigger', () => {
  it('names the events', () => {
    says('hx-trigger', 'GET /\n---\n200 OK\nHX-Trigger: a, b', /fire "a" and "b"/);
    says('hx-trigger', 'GET /\n---\n200 OK\nHX-Trigger: {"saved":{"id":1}}', /fire "saved"/);
    says('hx-trigger', 'GET /\n---\n200 OK\nHX-Trigger: {', /names none/);
  });
});
