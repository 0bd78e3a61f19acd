import type { Argument } from './types';

/** The call that a call stands for, where it is one in other words. */
export function rewritten(site: Argument): Argument | undefined {
  const { args, callee, index } = site;
  const called = (text: string): Argument => ({ ...site, callee: { text } });
  // Scala's `Response[IO](404)`: the type says nothing.
  const typed = /^([\s\S]*\w)\[[A-Z][\w.[\], ]{0,40}\]$/.exec(callee.text)?.[1];
  if (typed !== undefined) return called(typed);
  // PHPUnit's `$response->method('withStatus')->with(404)`: the call that is expected.
  const expected = mocked.exec(callee.text);
  if (expected) return called(`${expected[1] ?? ''}->${expected[2] ?? ''}`);
  // unittest's `mock_abort.assert_called_once_with(404)`
  const watched = /^([\s\S]*?\w)\.assert_(?:any_call|called(?:_once)?_with)$/.exec(callee.text)?.[1];
  if (watched !== undefined) return called(watched.replace(/(?<![a-z])_?mock_(?=\w+$)|_mock$/, ''));
  const [first, ...rest] = args;
  // Python's `partial(BaseResponse, '', 200)`
  if (first && index > 0 && /^(?:functools\.)?partial$/.test(callee.text) && first.text.length < 60)
    return { ...called(first.text), args: rest, index: index - 1 };
  // TypeScript's `new (Client.APIError as any)("gone", 410)`
  const cast = /^\((?:new\s+)?([\w.]+) as [\w.<>]+\)$/.exec(callee.text)?.[1];
  return cast === undefined ? undefined : called(cast);
}

/** `plug :send_resp, 200`: the function is named first. */
export function plugged(site: Argument): Argument | undefined {
  const name = site.index > 0 ? /^:(\w+)$/.exec(site.args[0]?.text.slice(0, 40) ?? '')?.[1] : undefined;
  return name ? { ...site, callee: { text: name }, args: site.args.slice(1), index: site.index - 1 } : undefined;
}

const mocked =
  /^([\s\S]*?)\s*(?:->|\.)\s*(?:expects\([\s\S]*\)\s*->\s*)?(?:method|shouldReceive|allows)\(\s*["'](\w+)["']\s*\)(?:\s*(?:->|\.)\s*\w+\([^()]*\))*\s*(?:->|\.)\s*with$/;
