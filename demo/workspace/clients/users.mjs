// Talks to the users of the sample API and treats each answer for what it is.
//
//   node clients/users.mjs                   the whole tour
//   node clients/users.mjs GET /limited      one request, any path of the API

const api = process.env.SAMPLE_API ?? 'http://127.0.0.1:4040';
const timeoutMs = 5000;
const longestName = 200;

/** Sends one request. Resolves to what can be used of the answer, or null. */
async function call(method, path, options = {}) {
  let response;
  try {
    response = await fetch(api + path, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      ...options,
    });
  } catch (problem) {
    console.log(`no answer: ${problem.message}`);
    return null;
  }

  if (response.ok) {
    if (response.status === 204) {
      console.log('done, and there is nothing to read');
      return null;
    }
    if (response.status === 201) {
      console.log(`created: ${response.headers.get('Location')}`);
    }
    return await response.json();
  }

  if (response.status === 400) {
    const { message } = await response.json();
    console.log(`our request was broken: ${message}`);
    return null;
  }
  if (response.status === 401) {
    console.log(`log in first: ${response.headers.get('WWW-Authenticate')}`);
    return null;
  }
  if (response.status === 403) {
    console.log('this account may not do that');
    return null;
  }
  if (response.status === 404) {
    console.log(`nothing at ${path}`);
    return null;
  }
  if (response.status === 409) {
    console.log('somebody has that e-mail address already');
    return null;
  }
  if (response.status === 422) {
    const { errors = [] } = await response.json();
    for (const { field, message } of errors) console.log(`${field} ${message}`);
    return null;
  }

  if (response.status >= 500) {
    console.log('the server is in trouble; try again later');
    return null;
  }

  console.log(`an answer we do not know: ${response.status}`);
  return null;
}

const json = body => ({ body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });

/** One of each: found, created, in conflict, invalid, missing, forbidden, deleted. */
async function tour() {
  const grace = await call('GET', '/users/42');
  console.log(`hello, ${grace.name.slice(0, longestName)}`);
  const frances = await call('POST', '/users', json({ name: 'Frances Allen', email: 'frances@example.com' }));
  await call('POST', '/users', json({ name: 'Another Frances', email: 'frances@example.com' }));
  await call('POST', '/users', json({ name: 'Methuselah', email: 'm@example.com', age: 969 }));
  await call('GET', '/users/404040');
  await call('GET', '/admin');
  await call('GET', '/admin', { headers: { Authorization: 'Bearer sample-token' } });
  if (frances) await call('DELETE', `/users/${frances.id}`);
  await call('GET', '/status/503');
}

const [method, path] = process.argv.slice(2);
if (path) console.log(await call(method, path));
else await tour();
