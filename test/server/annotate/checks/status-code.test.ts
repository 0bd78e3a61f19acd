import assert from 'node:assert/strict';
import { has, lacks, quiet, reports } from '../helpers';

describe('the status code itself', () => {
  it('status-invalid: outside 100 to 599', () => {
    const annotation = reports('status-invalid', 'GET /\n---\n600 Odd', [
      /600 is not a valid status code/,
      /as a server error \(5xx\)/,
    ]);
    has(annotation, 'status-class:5xx');
    lacks(annotation, 'status:600');
    has(reports('status-invalid', 'GET /\n---\n99 Odd', /99 is not a valid/), 'status-class:5xx');
    quiet('status-invalid', 'GET /\n---\n599 Odd');
  });
  it('status-unregistered: nobody’s and a vendor’s code', () => {
    const annotation = reports('status-unregistered', 'GET /\n---\n299 Fine', [
      /299 is not in the registry/,
      /treat it as 200/,
    ]);
    has(annotation, 'status-class:2xx');
    lacks(annotation, 'status:299');
    assert.match(annotation.status.meaning, /Clients treat an unknown code of the 2xx class as 200/);
    has(
      reports('status-unregistered', 'GET /\n---\n520 Web Server Returned an Unknown Error', /Cloudflare/),
      'status:520',
      'status-class:5xx',
    );
    quiet('status-unregistered', 'GET /\n---\n418 I am a teapot');
    quiet('status-unregistered', 'GET /\n---\n451 Unavailable For Legal Reasons');
  });
  it('status-retired: 305 and 306', () => {
    reports('status-retired', 'GET /\n---\n305 Use Proxy\nLocation: http://proxy.example/', [
      /305 Use Proxy is deprecated/,
      /307 with Location/,
    ]);
    reports('status-retired', 'GET /\n---\n306 Switch Proxy', /306 is reserved/);
    quiet('status-retired', 'GET /\n---\n307 Temporary Redirect\nLocation: /b');
  });
});
