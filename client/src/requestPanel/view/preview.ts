import { html, type TemplateResult } from 'lit';
import { nonce } from './host';

/**
 * What the document in the frame may do, besides what the page's own policy, which it inherits, keeps from it: styles and
 * pictures that stand in it. The frame's empty `sandbox` takes scripts, forms, pop-ups and its origin away.
 */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'";

/** What loads, moves or runs something; none of it would, and a picture that cannot load says so by its text. */
const idle =
  'script, noscript, template, iframe, frame, frameset, object, embed, applet, portal, base, link, meta, audio, video';

/** An HTML body as people would see it, as far as that goes without a script and without the network. */
export function htmlPreview(source: string): TemplateResult {
  return html`
    <p class="hint">
      Without scripts, forms, links and anything from the network, so it may look other than in a browser.
    </p>
    <iframe
      class="preview"
      title="The body as a page"
      sandbox=""
      referrerpolicy="no-referrer"
      .srcdoc=${framed(source)}
    ></iframe>
  `;
}

let last: { source: string; framed: string } | undefined;

/** Made once a body: a frame that is given its document again starts again. */
function framed(source: string): string {
  if (last?.source !== source) last = { source, framed: asDocument(source) };
  return last.framed;
}

function asDocument(source: string): string {
  // A parsed document is inert: nothing in it runs or loads.
  const parsed = new DOMParser().parseFromString(source, 'text/html');
  for (const element of parsed.querySelectorAll(idle)) element.remove();
  // A link would lead the frame away, to be stopped at the door by the policy.
  for (const link of parsed.querySelectorAll('a, area')) link.removeAttribute('href');
  // The page's policy lets no style in but those that it was given this for.
  for (const style of parsed.querySelectorAll('style')) style.setAttribute('nonce', nonce);
  const head = parsed.createElement('meta');
  head.httpEquiv = 'Content-Security-Policy';
  head.content = policy;
  parsed.head.prepend(head);
  return `<!doctype html>${parsed.documentElement.outerHTML}`;
}
