import { quiet, reports } from '../helpers';

describe('reason-mismatch', () => {
  it('reports the phrase of another code', () => {
    reports('reason-mismatch', 'GET /\n---\n404 OK', [/"OK" belongs to 200, but the code is 404/, /"404 Not Found"/]);
    reports('reason-mismatch', 'GET /\n---\n500 not found', /belongs to 404/);
    reports('reason-mismatch', 'PUT /\n---\n201 OK', /"201 Created", or 200/);
  });
  it('accepts own wording, other spelling, former phrases and none', () => {
    quiet('reason-mismatch', 'GET /\n---\n404 No such user');
    quiet('reason-mismatch', 'GET /\n---\n203 Non-Authoritative information');
    quiet('reason-mismatch', 'GET /\n---\n302 Moved Temporarily\nLocation: /b');
    quiet('reason-mismatch', 'POST /\n---\n413 Request Entity Too Large');
    quiet('reason-mismatch', "GET /\n---\n418 I'm a teapot");
    quiet('reason-mismatch', 'GET /\n---\nHTTP/2 200');
  });
});
