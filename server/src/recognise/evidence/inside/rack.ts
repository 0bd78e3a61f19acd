import type { Inside } from '.';

/** `app.call(env)[0]`, `middleware.call(make_env('/')).first`, `app.call('HTTP_ACCEPT' => '*').first`, `app.call({}).first` */
export const calledRack: Inside = expression =>
  /\.call\([^\n]*(?:env\b|["'](?:HTTP_|REQUEST_METHOD\b|PATH_INFO\b|rack\.))[^\n]*\)(?:\[0\]|\.first)$|\b(?:\w*app|subject|\w*middleware|endpoint)\.call\(\{\}\)(?:\[0\]|\.first)$/i.test(
    expression,
  )
    ? [{ words: 'the first of what a Rack app gives back is its status', weight: 1 }]
    : undefined;

/** Rack's `response[0]`: the first of the three. */
export const indexedRack: Inside = expression =>
  /\b(?:last_|rack_)?(?:response|resp)(?:\[0\]|\.first)$/.test(expression)
    ? [{ words: 'the first of a response is its status', weight: 1 }]
    : undefined;

/** `res[0]` may be anything's. */
export const indexedResult: Inside = expression =>
  /^res\[0\]$/.test(expression.trim()) ? [{ words: 'the first of an answer is its status', weight: 0.7 }] : undefined;
