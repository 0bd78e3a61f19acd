import { quiet, reports } from '../helpers';

const failed = (body: string, type = 'text/plain') =>
  `GET /\n---\n500 Internal Server Error\nContent-Type: ${type}\n\n${body}`;

describe('discloses-implementation', () => {
  it('reports versions and frameworks in one sentence', () => {
    reports('discloses-implementation', 'GET /\n---\n200 OK\nServer: Apache/2.4.41 (Ubuntu)\nX-Powered-By: PHP/7.4.3', [
      /Server: "Apache\/2.4.41 \(Ubuntu\)" and X-Powered-By: "PHP\/7.4.3"/,
      /bare product name/,
    ]);
    reports('discloses-implementation', 'GET /\n---\n200 OK\nX-Powered-By: Express', /x-powered-by/);
  });
  it('reports stack traces', () => {
    reports(
      'discloses-implementation',
      failed('Traceback (most recent call last):\n  File "/app/x.py", line 3, in f\nKeyError'),
      [/a Python stack trace in the body/, /log the trace/],
    );
    reports(
      'discloses-implementation',
      failed('java.lang.NullPointerException\n\tat com.acme.shop.Cart.total(Cart.java:42)'),
      /a Java stack trace/,
    );
    reports(
      'discloses-implementation',
      failed('TypeError: x\n    at handler (/srv/app/index.js:10:5)'),
      /a Node.js stack trace/,
    );
    reports(
      'discloses-implementation',
      failed('<pre>Error: x<br> &nbsp; &nbsp;at /srv/app/index.js:10:5</pre>', 'text/html'),
      /a Node.js stack trace/,
    );
    reports(
      'discloses-implementation',
      failed('{"trace":"java.lang.X\\n\\tat com.acme.A.b(A.java:1)\\n"}', 'application/json'),
      /a Java stack trace/,
    );
    reports(
      'discloses-implementation',
      failed('<b>Fatal error</b>: Uncaught Error: x in <b>/var/www/a.php</b> on line <b>3</b>', 'text/html'),
      /a PHP stack trace/,
    );
    reports(
      'discloses-implementation',
      failed('System.Exception: x\n   at Shop.Cart.Total() in C:\\src\\Cart.cs:line 12'),
      /a \.NET stack trace/,
    );
    reports('discloses-implementation', failed("app/models/cart.rb:12:in `total'"), /a Ruby stack trace/);
    reports('discloses-implementation', failed('panic: x\n\ngoroutine 1 [running]:\nmain.main()'), /a Go stack trace/);
  });
  it('reports versions however they are written, and no machine or system', () => {
    for (const server of ['Jetty(9.4.51.v20230217)', 'WildFly 26.1', 'h2o/v2.2.6'])
      reports('discloses-implementation', `GET /\n---\n200 OK\nServer: ${server}`, /Server: /);
    for (const server of ['ECS (dcb/7F83)', 'Apache (Ubuntu)', 'Google Frontend', 'Caddy', 'Fly/be4e9ad8'])
      quiet('discloses-implementation', `GET /\n---\n200 OK\nServer: ${server}`);
  });
  it('reports traces inside JSON', () => {
    reports(
      'discloses-implementation',
      failed(String.raw`{"error":"x","stack":"Error: x\u000a    at \/srv\/app\/index.js:10:5"}`, 'application/json'),
      /a Node.js stack trace/,
    );
    reports(
      'discloses-implementation',
      failed(String.raw`{"message":"x","file":"\/var\/www\/app\/A.php","line":12,"trace":[]}`, 'application/json'),
      /a PHP stack trace/,
    );
    quiet(
      'discloses-implementation',
      failed('{"error":"no such file","file":"report.pdf","line":3}', 'application/json'),
    );
    quiet(
      'discloses-implementation',
      'GET /traces/1\n---\n200 OK\nContent-Type: application/json\n\n{"stack":"Error: x\\n    at /srv/app/index.js:10:5"}',
    );
  });
  it('reports what PHP prints into a page that succeeds', () => {
    reports(
      'discloses-implementation',
      'GET /\n---\n200 OK\nContent-Type: text/html\n\n<br />\n<b>Warning</b>:  Undefined variable $x in <b>/var/www/a.php</b> on line <b>3</b><br />',
      /a PHP stack trace/,
    );
  });
  it('accepts a bare product, and talk about traces', () => {
    quiet('discloses-implementation', 'GET /\n---\n200 OK\nServer: nginx');
    quiet('discloses-implementation', 'GET /\n---\n200 OK\nServer: cloudflare');
    quiet('discloses-implementation', failed('The failure happened at 12:10 in the cart; see the log.'));
    quiet(
      'discloses-implementation',
      'GET /docs\n---\n200 OK\nContent-Type: text/plain\n\nTraceback (most recent call last):',
    );
  });
});
