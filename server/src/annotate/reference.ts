import type { Reference } from '../protocol';

/**
 * A section of an RFC.
 * @param section `15.5.2`, or `Appendix B`; left out for the whole document.
 */
export function rfc(number: number, section?: string): Reference {
  const url = `https://www.rfc-editor.org/rfc/rfc${number}`;
  if (!section) return { text: `RFC ${number}`, url };
  const appendix = /^Appendix (\S+)$/.exec(section);
  return {
    text: `RFC ${number}, ${section}`,
    url: `${url}#${appendix ? `appendix-${appendix[1]}` : `section-${section}`}`,
  };
}

/** Any other document. */
export function spec(text: string, url: string): Reference {
  return { text, url };
}

/** Reads a catalogue's `RFC 9110, 15.5.5`; `undefined` where the text names no RFC. */
export function parseReference(text: string, url?: string): Reference | undefined {
  if (url) return { text, url };
  const match = /^RFC (\d{1,5})(?:, (.+))?$/.exec(text);
  return match ? rfc(Number(match[1]), match[2]) : undefined;
}
