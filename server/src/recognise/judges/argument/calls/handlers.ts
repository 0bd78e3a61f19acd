import type { Question } from '../../../evidence';
import type { Argument } from '../types';

/** True where a function is given along: as an argument, in a block behind the call, or to what the call gives back. */
export function takesHandler(site: Argument, { document }: Question): boolean {
  if (site.args.length > 1)
    return site.args
      .slice(site.index + 1)
      .some(arg =>
        /^[^"'`]{0,80}(?:->|=>|::)|^(?:async\s+)?function\b|^(?:callback|handler)\s*=/.test(arg.text.slice(0, 200)),
      );
  // A decorator by hand: `app.error(404)(lambda error: …)`
  if (document.text.charAt(site.node.endIndex) === '(') return true;
  const line = site.node.parent?.text.slice(
    site.node.endIndex - site.node.parent.startIndex,
    site.node.endIndex - site.node.parent.startIndex + 4,
  );
  return /^\s?(?:\{|do\b)/.test(line ?? '');
}
