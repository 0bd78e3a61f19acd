import { svg, type SVGTemplateResult, html, type TemplateResult } from 'lit';

/** A class by its shape, so that colour is never alone: disc, diamond, triangle, octagon. */
const shapes: Record<string, SVGTemplateResult> = {
  '1': svg`<circle cx="16" cy="16" r="12.5" class="shape open"></circle><path d="M16 14.5v8M16 9.5v.5" class="mark on-open"></path>`,
  '2': svg`<circle cx="16" cy="16" r="14" class="shape"></circle><path d="M9.5 16.5l4.5 4.5 8.5-9.5" class="mark"></path>`,
  '3': svg`<path d="M16 1.5L30.5 16 16 30.5 1.5 16z" class="shape"></path><path d="M10 16h11.5M17 11.5l4.5 4.5-4.5 4.5" class="mark"></path>`,
  '4': svg`<path d="M16 2.5L31 29H1z" class="shape"></path><path d="M16 12v9M16 24.6v.4" class="mark"></path>`,
  '5': svg`<path d="M10.2 2h11.6L30 10.2v11.6L21.8 30H10.2L2 21.8V10.2z" class="shape"></path><path d="M11.5 11.5l9 9M20.5 11.5l-9 9" class="mark"></path>`,
  '?': svg`<rect x="3" y="3" width="26" height="26" rx="3" class="shape open"></rect><path d="M12 12.5a4 4 0 1 1 5.5 3.7c-1 .5-1.5 1.2-1.5 2.3v.5M16 22.6v.4" class="mark on-open"></path>`,
  x: svg`<circle cx="16" cy="16" r="13" class="shape open"></circle><path d="M8 24L24 8" class="mark on-open"></path>`,
};

/** `kind`: `1` to `5` for the classes, `?` for a code of none, `x` for no answer at all. */
export function shape(kind: string): TemplateResult {
  return html`<svg class="status-shape" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    ${shapes[kind] ?? shapes['?']}
  </svg>`;
}

const paths: Record<string, SVGTemplateResult> = {
  error: svg`<path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z"></path><path d="M5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4"></path>`,
  warn: svg`<path d="M8 2l6.5 12h-13z"></path><path d="M8 6.5v3.6M8 11.9v.2"></path>`,
  info: svg`<circle cx="8" cy="8" r="6.3"></circle><path d="M8 7.3v4M8 4.8v.2"></path>`,
  close: svg`<path d="M4 4l8 8M12 4l-8 8"></path>`,
  add: svg`<path d="M8 3v10M3 8h10"></path>`,
  copy: svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1"></rect><path d="M10.5 5.5v-3h-8v8h3"></path>`,
  send: svg`<path d="M2 8h10.5M8.5 3.5L13 8l-4.5 4.5"></path>`,
  stop: svg`<rect x="4" y="4" width="8" height="8" rx="1"></rect>`,
  retry: svg`<path d="M13 8a5 5 0 1 1-1.6-3.7M13.2 2v3h-3"></path>`,
  wait: svg`<circle cx="8" cy="8.5" r="5.5"></circle><path d="M8 5.5v3l2 1.5M6 1.5h4"></path>`,
  look: svg`<circle cx="7" cy="7" r="4.5"></circle><path d="M10.5 10.5L14 14"></path>`,
  block: svg`<circle cx="8" cy="8" r="6"></circle><path d="M4 12L12 4"></path>`,
  edit: svg`<path d="M3 13l.7-3L11 2.8 13.2 5 6 12.3z"></path>`,
  key: svg`<circle cx="5" cy="8" r="3"></circle><path d="M8 8h6v2.5M11.5 8v2"></path>`,
  save: svg`<path d="M8 2v8M4.5 7L8 10.5 11.5 7M2.5 13.5h11"></path>`,
  chevron: svg`<path d="M6 4l4 4-4 4"></path>`,
  compare: svg`<path d="M6.5 2.5h-4v11h4M9.5 2.5h4v11h-4M8 1v14"></path>`,
  code: svg`<path d="M5.5 4L1.5 8l4 4M10.5 4l4 4-4 4"></path>`,
  lock: svg`<rect x="3.5" y="7" width="9" height="6.5" rx="1"></rect><path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2"></path>`,
  eye: svg`<path d="M1.5 8C3 5 5.3 3.5 8 3.5S13 5 14.5 8C13 11 10.7 12.5 8 12.5S3 11 1.5 8z"></path><circle cx="8" cy="8" r="2"></circle>`,
};

export type IconName = keyof typeof paths & string;

export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon icon-${name}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    ${paths[name]}
  </svg>`;
}
