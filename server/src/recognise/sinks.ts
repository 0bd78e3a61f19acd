/** What follows a module that is called as a variable is: `status.HTTP_201_CREATED`, `status.NOT_FOUND`; not `status.to_i`. */
export const moduleMember = '\\.(?:HTTP_|\\w{3,}_\\w)';

/**
 * The call or member that takes `name` for a status in `text`: `res.writeHead(code)`, `response.status = code`,
 * `assert r.status_code == code`; `undefined` where none does. The name itself says nothing.
 */
export function takesAsStatus(name: string, text: string): string | undefined {
  if (!/^[\w$]+$/.test(name)) return undefined;
  // PHP's `$code`: a parameter is listed without its sign
  const own = `(?<![\\w$.])\\$?${name.replace(/\$/g, '\\$')}(?![\\w$]|${moduleMember})(?!\\s*(?:\\(|=[^=>]))`;
  const sinks = new RegExp(
    `\\b(?:res|resp|response|reply)_?(?:\\.|->)(result)\\(\\s*${own}\\s*\\)|\\b(${calls})\\s*\\(\\s*(?:(?:w|res|resp|response|reply|self|this|req|request)\\s*,\\s*)?(?:[\\w.]{1,30}\\(&?){0,2}${own}` +
      `|\\b(\\w*[rR]esponse(?:\\(\\)->json)?)\\([^;\\n]{1,80},\\s*${own}\\s*[,)]` +
      `|(?<=[\\w)\\]](?:\\.|->))(${members})\\s*(?:=(?!=)|[!=]==?)\\s*${own}` +
      `|(?<![\\w.])_?(status)_?\\s*=\\s*${own}\\s*;` +
      `|${own}\\s*[!=]==?\\s*[\\w.()]*\\.(${members})\\b` +
      `|\\b(status_?code)["']?\\s*[:=]\\s*${own}` +
      `|\\b(?:expect|assert\\w*|should|equals?|strictEqual)\\s*\\([^\\n]{0,80}\\.(${members})\\b[^\\n]{0,40}${own}` +
      `|\\b\\w*(?:expect|assert|equal|require)(?:\\w*\\.)?\\w*\\s*\\([^\\n]{0,40}${own},\\s*[\\w.]*\\.(${members})\\b` +
      `|\\b(\\w*Http\\w*Status(?:Code)?(?:\\.|::)(?:valueOf|of|resolve|from\\w*))\\(\\s*${own}\\s*[,)]` +
      `|\\b(http\\.Error)\\(\\w+,[^\\n]{1,80},\\s*${own}\\)`,
    'i',
  );
  return sinks
    .exec(text)
    ?.slice(1)
    .find(s => s !== undefined);
}

/** Calls whose first argument, but for the response, can be nothing but a status. */
const calls =
  // supertest's `.get('/a').expect(code)`
  '(?<=\\)\\s*\\.)expect|writeHead(?:er)?|send_?Status|send_?response|send_?error|set_?status(?:_?code)?|put_?status|with_?status|status|status_?code|abort|http_?(?:exception|error)|create_?error|expect_?status';
const members =
  '(?<=(?:\\)|\\]|\\b(?:res|resp|response|r|rec|recorder|w))\\.)code|status_?code|status(?:\\(\\))?|get_?status(?:_?code)?\\(\\)';

/**
 * The call or member that takes the field `key` of something for a status: `w.WriteHeader(each.write)`,
 * `if resp.StatusCode() != each.read`; `undefined` where none does.
 */
export function takesField(key: string, text: string): string | undefined {
  if (!/^[A-Za-z_]\w{1,40}$/.test(key)) return undefined;
  const own = `[\\w$[\\])]+(?:\\??\\.|->)${key}(?![\\w$(])`;
  return new RegExp(
    `\\b(${calls})\\s*\\(\\s*(?:(?:w|res|resp|response|reply|self|this|req|request)\\s*,\\s*)?${own}\\s*[,)]` +
      `|\\b(\\w*(?:Status|WriteHeader|Respond|Reply))\\([^()\\n]{1,60},\\s*${own}\\s*\\)` +
      `|(?<=[\\w)\\]]\\.)(${members})(?:\\(\\))?\\s*[!=]==?\\s*${own}` +
      `|${own}\\s*[!=]==?\\s*[\\w.()]*\\.(${members})(?:\\(\\))?\\b` +
      `|\\b\\w*(?:assert|expect|require|equal)[\\w.!]*\\s*\\((?:\\w+\\s*,\\s*)?${own}\\s*,\\s*[\\w.()]*\\.(${members})(?:\\(\\))?\\b` +
      `|\\b\\w*(?:assert|expect|require|equal)[\\w.!]*\\s*\\([^\\n]{0,60}\\.(${members})(?:\\(\\))?\\s*,\\s*${own}`,
    'i',
  )
    .exec(text)
    ?.slice(1)
    .find(s => s !== undefined);
}
