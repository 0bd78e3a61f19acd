/** Content-Security-Policy taken apart (CSP3, 2.2.1). Linear; never throws. */
export interface CspDirective {
  /** Lower case. */
  name: string;
  values: string[];
  /** As sent, trimmed. */
  text: string;
}

/** One serialised policy: directives in order, repeats kept. */
export type CspPolicy = CspDirective[];

/** More directives than this in one line are not looked at. */
const MOST = 200;

/** Policies of one line: commas part policies, semicolons directives. Values cannot hold either. */
export function parseCsp(value: string): CspPolicy[] {
  return value
    .split(',')
    .map(policy =>
      policy.split(';', MOST).flatMap(text => {
        const [name, ...values] = text.split(/[\t\n\f\r ]+/).filter(word => word !== '');
        return name === undefined ? [] : [{ name: name.toLowerCase(), values, text: text.trim() }];
      }),
    )
    .filter(policy => policy.length > 0);
}

/** The directive that counts: the first of its name (CSP3, 2.2.1, step 3.3). */
export function directive(policy: CspPolicy, name: string): CspDirective | undefined {
  return policy.find(candidate => candidate.name === name);
}

/**
 * The directives that govern scripts: script-src, or default-src in its place, and script-src-elem for script elements.
 * Empty where the policy leaves scripts free.
 */
export function scriptSources(policy: CspPolicy): CspDirective[] {
  const general = directive(policy, 'script-src') ?? directive(policy, 'default-src');
  const elements = directive(policy, 'script-src-elem');
  return [...(general ? [general] : []), ...(elements ? [elements] : [])];
}

/** Directives of CSP3 and of the documents that add to it, with what they govern. */
export const CSP_DIRECTIVES: Record<string, string> = {
  'default-src': 'what no other directive governs',
  'script-src': 'scripts',
  'script-src-elem': 'script elements',
  'script-src-attr': 'event handlers in attributes',
  'style-src': 'style sheets',
  'style-src-elem': 'style elements and sheets',
  'style-src-attr': 'style attributes',
  'img-src': 'images',
  'font-src': 'fonts',
  'connect-src': 'connections by fetch, XHR, WebSocket and beacons',
  'media-src': 'audio and video',
  'object-src': 'plugins',
  'frame-src': 'frames in this page',
  'child-src': 'frames and workers',
  'worker-src': 'workers',
  'manifest-src': 'web app manifests',
  'prefetch-src': 'prefetched resources',
  'fenced-frame-src': 'fenced frames',
  'base-uri': 'the base element',
  'form-action': 'the targets of forms',
  'frame-ancestors': 'the pages that may frame this one',
  'navigate-to': 'where the page may go',
  sandbox: 'a sandbox',
  'plugin-types': 'types of plugins',
  'report-uri': 'reports of breaches',
  'report-to': 'reports of breaches',
  'require-trusted-types-for': 'Trusted Types',
  'trusted-types': 'Trusted Types',
  'require-sri-for': 'integrity attributes',
  'upgrade-insecure-requests': 'http links',
  'block-all-mixed-content': 'mixed content',
  webrtc: 'WebRTC',
};

/** Directives whose values are sources. */
export function isSourceList(name: string): boolean {
  return (
    name.endsWith('-src') ||
    /^(?:script|style)-src-(?:elem|attr)$|^(?:base-uri|form-action|frame-ancestors)$/.test(name)
  );
}
