import assert from 'node:assert/strict';
import { annotated, has, lacks, quiet, reports } from '../helpers';

const answer = (status: string, type: string, body: string, request = 'POST /users') =>
  annotated(`${request}\n---\n${status}\nContent-Type: ${type}\nX-End: 1`, { body });
const json = (status: string, body: unknown, request?: string) =>
  answer(status, 'application/json', JSON.stringify(body), request);
const fieldErrors = (status: string, body: unknown) =>
  (json(status, body).body.fieldErrors ?? []).map(({ field, message }) => `${field}: ${message}`);

describe('bodies', () => {
  it('finds the fields in nested maps, in trees and behind keys', () => {
    assert.deepEqual(
      fieldErrors('400 Bad Request', { items: [{}, { qty: ['Not a number.'] }], address: { zip: ['Required.'] } }),
      ['items.1.qty: Not a number.', 'address.zip: Required.'],
    );
    assert.deepEqual(fieldErrors('400 Bad Request', { errors: [], properties: { name: { errors: ['Required'] } } }), [
      'name: Required',
    ]);
    assert.deepEqual(
      fieldErrors('400 Bad Request', { message: '"a" is wrong', validation: { source: 'payload', keys: ['a'] } }),
      ['a: "a" is wrong'],
    );
    assert.deepEqual(fieldErrors('422 Unprocessable Content', { messages: { json: { email: ['Not valid.'] } } }), [
      'email: Not valid.',
    ]);
    // A resource is no list of complaints.
    assert.deepEqual(fieldErrors('400 Bad Request', { item: { id: 4, tags: ['a'] } }), []);
    assert.deepEqual(fieldErrors('404 Not Found', { address: { zip: ['Required.'] } }), []);
    assert.deepEqual(
      fieldErrors('400 Bad Request', { type: 'object', properties: { a: { description: 'The age.' } } }),
      [],
    );
  });
  it('finds the message, and takes no list of choices for one', () => {
    const said = (status: string, body: unknown) => json(status, body).body.message;
    assert.equal(said('406 Not Acceptable', ['en', 'de']), undefined);
    assert.equal(said('400 Bad Request', ['The name is missing.']), 'The name is missing.');
    const spring = { status: 404, error: 'Not Found', message: 'USER_GONE', path: '/users/1' };
    assert.equal(said('404 Not Found', spring), 'USER_GONE');
    assert.equal(said('404 Not Found', { ...spring, message: '' }), 'Not Found');
    const form = { email: ['Enter a valid email address.'], non_field_errors: ['They do not match.'] };
    assert.equal(said('400 Bad Request', form), 'email: Enter a valid email address; They do not match');
  });
  it('says what a body is', () => {
    has(json('200 OK', { id: 1, name: 'a' }), 'body:json');
    has(annotated('GET /\n---\n204 No Content'), 'body:empty');
    has(answer('200 OK', 'text/html', '<!doctype html><title>Home</title>'), 'body:html');
    assert.match(json('200 OK', [{}, {}]).body.words, /an array of 2 objects/);
    assert.match(answer('200 OK', 'text/html', '<!doctype html><title>A &amp; B</title>').body.words, /titled "A & B"/);
    lacks(answer('200 OK', 'application/json', '{"a":'), 'body:json');
    assert.equal(answer('200 OK', 'application/json', '{"a":').body.jsonError?.column, 6);
  });

  it('shows problem details with their extensions', () => {
    const annotation = answer(
      '403 Forbidden',
      'application/problem+json',
      JSON.stringify({
        type: 'https://example.com/probs/out-of-credit',
        title: 'You do not have enough credit.',
        detail: 'Your balance is 30.',
        balance: 30,
        accounts: ['/a/1'],
      }),
    );
    has(annotation, 'body:problem-details', 'body:json');
    assert.deepEqual(
      annotation.body.problem?.map(m => m.name),
      ['title', 'detail', 'type', 'balance', 'accounts'],
    );
    assert.equal(annotation.body.problem?.find(m => m.name === 'accounts')?.value, '["/a/1"]');
    assert.match(annotation.body.words, /"You do not have enough credit": "Your balance is 30"/);
    lacks(annotation, 'body:error-message');
  });

  it('says what problem details without members mean', () => {
    const empty = answer('400 Bad Request', 'application/problem+json', '{}');
    has(empty, 'body:problem-details');
    assert.match(empty.body.words, /about:blank, so they say no more than the status does/);
    lacks(answer('400 Bad Request', 'application/problem+json', '[]'), 'body:problem-details');
    lacks(answer('400 Bad Request', 'application/json', '{}'), 'body:problem-details');
  });

  it('finds the message of a home-made error', () => {
    const message = (status: string, body: unknown) => {
      const annotation = json(status, body);
      has(annotation, 'body:error-message');
      return annotation.body.message;
    };
    assert.equal(message('404 Not Found', { detail: 'Not Found' }), 'Not Found');
    assert.equal(
      message('429 Too Many Requests', { errors: 'Exceeded 2 calls per second' }),
      'Exceeded 2 calls per second',
    );
    assert.equal(
      message('400 Bad Request', { error: { code: 'invalid', message: 'The id is wrong' } }),
      'The id is wrong',
    );
    assert.equal(
      message('401 Unauthorized', { error: 'invalid_grant', error_description: 'The code has expired' }),
      'The code has expired',
    );
    assert.equal(
      message('400 Bad Request', {
        statusCode: 400,
        message: ['email must be an email', 'name should not be empty'],
        error: 'Bad Request',
      }),
      'email must be an email; name should not be empty',
    );
    assert.equal(message('500 Internal Server Error', { errors: [{ message: 'It broke' }] }), 'It broke');
    assert.equal(message('400 Bad Request', { error: 'nope' }), 'nope');
    assert.equal(answer('400 Bad Request', 'text/plain', 'id must be a number\n').body.message, 'id must be a number');
    assert.equal(
      answer(
        '404 Not Found',
        'application/xml',
        '<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>The key is unknown.</Message></Error>',
      ).body.message,
      'The key is unknown.',
    );
    lacks(json('200 OK', { message: 'hello there' }), 'body:error-message');
  });

  it('turns validation errors into field and message', () => {
    // FastAPI
    assert.deepEqual(
      fieldErrors('422 Unprocessable Content', {
        detail: [{ loc: ['body', 'user', 'email'], msg: 'field required', type: 'missing' }],
      }),
      ['user.email: field required'],
    );
    // Spring
    assert.deepEqual(
      fieldErrors('400 Bad Request', {
        status: 400,
        errors: [{ objectName: 'user', field: 'age', defaultMessage: 'must be positive', rejectedValue: -1 }],
      }),
      ['age: must be positive'],
    );
    assert.deepEqual(
      fieldErrors('400 Bad Request', {
        title: 'Constraint Violation',
        violations: [{ field: 'create.user.name', message: 'must not be blank' }],
      }),
      ['create.user.name: must not be blank'],
    );
    // Rails, Laravel, ASP.NET, Django REST framework
    assert.deepEqual(fieldErrors('422 Unprocessable Content', { email: ['has already been taken', 'is invalid'] }), [
      'email: has already been taken; is invalid',
    ]);
    assert.deepEqual(
      fieldErrors('422 Unprocessable Content', {
        message: 'The given data was invalid.',
        errors: { 'items.0.qty': ['The qty field is required.'] },
      }),
      ['items.0.qty: The qty field is required.'],
    );
    assert.deepEqual(
      answer(
        '400 Bad Request',
        'application/problem+json',
        JSON.stringify({
          title: 'One or more validation errors occurred.',
          errors: { Name: ['The Name field is required.'] },
        }),
      ).body.fieldErrors,
      [{ field: 'Name', message: 'The Name field is required.' }],
    );
    // JSON:API
    assert.deepEqual(
      fieldErrors('422 Unprocessable Content', {
        errors: [{ source: { pointer: '/data/attributes/first-name' }, title: 'Invalid', detail: 'is too short' }],
      }),
      ['first-name: is too short'],
    );
    // Zod, plain and flattened
    assert.deepEqual(
      fieldErrors('400 Bad Request', {
        error: { name: 'ZodError', issues: [{ code: 'too_small', path: ['tags', 0], message: 'Too short' }] },
      }),
      ['tags.0: Too short'],
    );
    assert.deepEqual(fieldErrors('400 Bad Request', { formErrors: [], fieldErrors: { email: ['Invalid email'] } }), [
      'email: Invalid email',
    ]);
    // express-validator
    assert.deepEqual(
      fieldErrors('400 Bad Request', {
        errors: [{ type: 'field', msg: 'Invalid value', path: 'email', location: 'body' }],
      }),
      ['email: Invalid value'],
    );
    // Ajv, RFC 9457's example, Google, class-validator
    assert.deepEqual(
      fieldErrors('400 Bad Request', { errors: [{ instancePath: '/a/b', message: 'must be string' }] }),
      ['a.b: must be string'],
    );
    assert.deepEqual(
      fieldErrors('422 Unprocessable Content', {
        errors: [{ detail: 'must be a positive integer', pointer: '#/age' }],
      }),
      ['age: must be a positive integer'],
    );
    assert.deepEqual(
      fieldErrors('400 Bad Request', {
        error: {
          code: 400,
          details: [{ '@type': 'x', fieldViolations: [{ field: 'name', description: 'too long' }] }],
        },
      }),
      ['name: too long'],
    );
    assert.deepEqual(
      fieldErrors('400 Bad Request', {
        message: [{ property: 'age', constraints: { min: 'age must not be less than 1' } }],
      }),
      ['age: age must not be less than 1'],
    );
    // Fastify, Zod's message passed on
    assert.deepEqual(
      fieldErrors('400 Bad Request', {
        statusCode: 400,
        error: 'Bad Request',
        message: 'body/user/email must match format "email"',
      }),
      ['user.email: must match format "email"'],
    );
    assert.deepEqual(
      fieldErrors('400 Bad Request', {
        error: { name: 'ZodError', message: JSON.stringify([{ path: ['email'], message: 'Required' }], undefined, 2) },
      }),
      ['email: Required'],
    );
    // Whole sentences name no field
    assert.deepEqual(fieldErrors('422 Unprocessable Content', { errors: ["Name can't be blank"] }), []);
    assert.equal(
      json('422 Unprocessable Content', { errors: ["Name can't be blank", 'Age is not a number'] }).body.message,
      "Name can't be blank; Age is not a number",
    );
    // The status says already that it failed
    assert.match(
      json('400 Bad Request', { status: 400, message: 'It is wrong' }).body.words,
      /^JSON: .* It says: "It is wrong"/,
    );
    // No errors in a success, and none where nothing names a field
    assert.deepEqual(fieldErrors('200 OK', { tags: ['a', 'b'] }), []);
    assert.deepEqual(fieldErrors('500 Internal Server Error', { message: 'x y' }), []);
  });

  it('reads GraphQL', () => {
    const body = JSON.stringify({ data: { user: null }, errors: [{ message: 'No such user', path: ['user'] }] });
    const annotation = answer('200 OK', 'application/json', body, 'POST /graphql');
    has(annotation, 'body:graphql', 'body:graphql-errors=1', 'problem:error-in-success-body');
    has(answer('200 OK', 'application/graphql-response+json', '{"data":{"a":1}}', 'POST /api'), 'body:graphql');
    lacks(json('200 OK', { data: [1, 2] }, 'GET /items'), 'body:graphql');
    lacks(
      json('422 Unprocessable Content', { errors: [{ title: 'Invalid', detail: 'no', source: { pointer: '/data' } }] }),
      'body:graphql',
    );
  });

  it('names the pages of proxies and frameworks', () => {
    const page = (body: string, more = '') =>
      annotated(`GET /\n---\n502 Bad Gateway\nContent-Type: text/html${more}`, { body }).body.words;
    assert.match(
      page(
        '<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<center><h1>502 Bad Gateway</h1></center>\n<hr><center>nginx/1.22.1</center>\n</body></html>',
      ),
      /An error page of nginx, titled "502 Bad Gateway", not of the application/,
    );
    assert.match(
      page(
        '<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<center><h1>502 Bad Gateway</h1></center>\n</body></html>',
        '\nServer: awselb/2.0',
      ),
      /an AWS load balancer/,
    );
    assert.match(
      page('<!DOCTYPE html><html><body><pre>Cannot GET /x</pre></body></html>'),
      /default error page of Express/,
    );
    assert.match(page('<!DOCTYPE html><title>Shop</title><body>Sorry!</body>'), /An HTML page, titled "Shop"\./);
    assert.match(
      annotated('GET /api\nAccept: application/json\n---\n200 OK\nContent-Type: text/html', {
        body: '<!doctype html><title>Sign in</title>',
      }).body.words,
      /asked for JSON: this is probably a sign-in page/,
    );
  });

  it('is not undone by depth, width or odd members', () => {
    const deep = '{"errors":'.repeat(5000) + '1' + '}'.repeat(5000);
    assert.ok(answer('400 Bad Request', 'application/json', deep).body.kinds.includes('json'));
    assert.ok(answer('400 Bad Request', 'application/json', '['.repeat(100_000) + ']'.repeat(100_000)).body.words);
    assert.ok(
      json('400 Bad Request', { __proto__: { message: 'x' }, constructor: 1, errors: { toString: ['a'] } }).body.words,
    );
  });

  it('leaves compressed bodies that cannot be undone alone', () => {
    assert.match(
      annotated('GET /\n---\n200 OK\nContent-Type: application/json\nContent-Encoding: unheard-of\n\n{}').body.words,
      /no decoder for it is at hand/,
    );
  });
});

describe('error-in-success-body', () => {
  const ok = (body: unknown, type = 'application/json') =>
    `POST /api\n---\n200 OK\nContent-Type: ${type}\n\n${typeof body === 'string' ? body : JSON.stringify(body)}`;
  const fault =
    '<?xml version="1.0"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault><faultcode>soap:Server</faultcode><faultstring>Out of stock</faultstring></soap:Fault></soap:Body></soap:Envelope>';
  const multi = (status: string) =>
    `PROPPATCH /a\n---\n207 Multi-Status\nContent-Type: application/xml; charset=utf-8\n\n<?xml version="1.0"?><D:multistatus xmlns:D="DAV:"><D:response><D:href>/a/b</D:href><D:status>HTTP/1.1 ${status}</D:status></D:response></D:multistatus>`;

  it('reports each format', () => {
    reports('error-in-success-body', ok({ success: false, message: 'No credit left' }), [
      /status is 200, but the body reports "success": false and says "No credit left"/,
      /problem details/,
    ]);
    reports(
      'error-in-success-body',
      ok({ ok: false, error: 'channel_not_found' }),
      /"ok": false and says "channel_not_found"/,
    );
    reports('error-in-success-body', ok({ status: 'error', message: 'It broke' }), /"status": "error"/);
    reports('error-in-success-body', ok({ statusCode: 404, message: 'Not found' }), /"statusCode": 404/);
    reports(
      'error-in-success-body',
      ok({ error: { code: 17, message: 'Too many calls' } }),
      /an "error" object: "Too many calls"/,
    );
    reports('error-in-success-body', ok({ error: 'nope' }), /"error": "nope"/);
    reports(
      'error-in-success-body',
      ok({ jsonrpc: '2.0', id: 1, error: { code: -32601, message: 'Method not found' } }),
      /a JSON-RPC error, -32601: "Method not found"/,
    );
    reports('error-in-success-body', ok({ data: null, errors: [{ message: 'x', locations: [] }] }), /a GraphQL error/);
    reports('error-in-success-body', ok(fault, 'text/xml'), /a SOAP fault, soap:Server: "Out of stock"/);
    reports(
      'error-in-success-body',
      'POST /s/M\n---\nHTTP/2 200\nContent-Type: application/grpc\nGrpc-Status: 5\nGrpc-Message: no%20such%20user',
      [/the call reports gRPC status 5 \(NOT_FOUND\): "no such user"/],
    );
    reports('error-in-success-body', multi('423 Locked'), /one failed member of 1, 423 for \/a\/b/);
    reports(
      'error-in-success-body',
      'POST /batch\n---\n207 Multi-Status\nContent-Type: application/json\n\n[{"id":"a","status":201},{"id":"b","status":409}]',
      /one failed member of 2, 409 for b/,
    );
    reports(
      'error-in-success-body',
      ok({ title: 'No', status: 200 }, 'application/problem+json'),
      /a problem \(application\/problem\+json\)/,
    );
  });
  it('reports flags as PHP writes them, and XML that is an error as a whole', () => {
    reports('error-in-success-body', ok({ success: 0, message: 'Bad key' }), /"success": 0 and says "Bad key"/);
    reports('error-in-success-body', ok({ success: 'false', msg: 'Bad key' }), /"success": "false"/);
    quiet('error-in-success-body', ok({ success: 0, skipped: 4, message: 'Nothing to do' }));
    quiet('error-in-success-body', ok({ success: 1, message: 'Saved' }));
    const s3 =
      '<?xml version="1.0"?>\n<Error><Code>SlowDown</Code><Message>Reduce your request rate.</Message></Error>';
    const { body } = reports('error-in-success-body', ok(s3, 'application/xml'), [
      /an <Error> document, SlowDown: "Reduce your request rate/,
    ]);
    assert.equal(body.message, 'Reduce your request rate.');
    reports(
      'error-in-success-body',
      ok(
        '<methodResponse><fault><value><struct><member><name>faultString</name><value><string>No such method</string></value></member></struct></value></fault></methodResponse>',
        'text/xml',
      ),
      /an XML-RPC fault: "No such method"/,
    );
    quiet('error-in-success-body', ok('<Report><Error>none</Error></Report>', 'application/xml'));
    quiet('error-in-success-body', ok('<methodResponse><params/></methodResponse>', 'text/xml'));
  });
  it('reads the trailers of gRPC-Web', () => {
    const trailers = Buffer.from('grpc-status: 14\r\ngrpc-message: down\r\n');
    const frame = Buffer.concat([Buffer.from([0x80, 0, 0, 0, trailers.length]), trailers]);
    reports(
      'error-in-success-body',
      'POST /s/M\n---\n200 OK\nContent-Type: application/grpc-web+proto',
      /gRPC status 14 \(UNAVAILABLE\): "down"/,
      { base64: frame },
    );
    reports(
      'error-in-success-body',
      'POST /s/M\n---\n200 OK\nContent-Type: application/grpc-web-text',
      /gRPC status 14/,
      { body: frame.toString('base64') },
    );
  });
  it('error-in-success-body: says a bare error once', () => {
    reports('error-in-success-body', ok({ error: 'no_such_user' }), /reports "error": "no_such_user"\. Code that/);
  });
  it('error-in-success-body: errcode', () => {
    reports(
      'error-in-success-body',
      ok({ errcode: 40013, errmsg: 'invalid appid' }),
      /the body reports "errcode": 40013 and says "invalid appid"\./,
    );
  });
  it('is quiet about success', () => {
    for (const body of [
      { errcode: 0, errmsg: 'ok' },
      { success: true, error: null },
      { data: { id: 1 }, errors: [] },
      { error: null, result: 5, jsonrpc: '2.0', id: 1 },
      { status: 'ok', message: 'fine' },
      { id: 1, status: 'failed', job: 'x' },
      { id: 'run_1', status: 'failed', error: { code: 'timeout', message: 'It took too long' } },
      { error: 'typo', id: 4, text: 'a list of words' },
      { code: 404, label: 'Not Found' },
      [{ error: 'x' }],
    ])
      quiet('error-in-success-body', ok(body));
    quiet('error-in-success-body', 'POST /s/M\n---\nHTTP/2 200\nContent-Type: application/grpc\nGrpc-Status: 0');
    quiet('error-in-success-body', multi('200 OK'));
    quiet('error-in-success-body', ok(fault.replace(/Fault/g, 'Order'), 'text/xml'));
    quiet(
      'error-in-success-body',
      'POST /a\n---\n400 Bad Request\nContent-Type: application/json\n\n{"success":false}',
    );
    // A property that a PROPFIND did not find is no failure.
    quiet(
      'error-in-success-body',
      'PROPFIND /a\n---\n207 Multi-Status\nContent-Type: application/xml\n\n<?xml version="1.0"?><D:multistatus xmlns:D="DAV:"><D:response><D:href>/a</D:href><D:propstat><D:prop><D:x/></D:prop><D:status>HTTP/1.1 404 Not Found</D:status></D:propstat></D:response></D:multistatus>',
    );
  });
});
