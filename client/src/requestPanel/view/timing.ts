import { html, nothing, svg, type TemplateResult } from 'lit';
import type { HopView, Timings } from '../messages';
import { duration } from './format';

const words: [Exclude<keyof Timings, 'total'>, string, string][] = [
  ['lookup', 'Name look-up', 'finding the address of the host'],
  ['connect', 'Connecting', 'the TCP handshake, one round trip'],
  ['tls', 'TLS', 'agreeing on keys and checking the certificate'],
  ['upload', 'Sending', 'writing the request'],
  ['waiting', 'Waiting', 'the server at work, until its first byte'],
  ['download', 'Receiving', 'the rest of the answer'],
];

/** The phases as bars on one scale, with what the server itself reports beside them. */
export function timingPanel(hops: HopView[]): TemplateResult {
  return html`${hops.map(hop => one(hop, hops.length > 1))}`;
}

function one(hop: HopView, titled: boolean): TemplateResult {
  const { timings } = hop;
  let before = 0;
  const rows = words.flatMap(([key, label, meaning]) => {
    const length = timings[key];
    if (length === undefined) return [];
    const row = { key, label, meaning, start: before, length };
    before += length;
    return [row];
  });
  const server = serverTimings(hop);
  const scale = timings.total || 1;
  return html`
    ${titled ? html`<h3 class="timing-title">${hop.head.status} from ${hop.request.url}</h3>` : nothing}
    <table class="timing">
      <tbody>
        ${rows.map(
          row =>
            html`<tr>
              <th scope="row">${row.label}<span class="words">${row.meaning}</span></th>
              <td class="bar-cell">${bar(row.start / scale, row.length / scale, row.key)}</td>
              <td class="ms">${duration(row.length)}</td>
            </tr>`,
        )}
        <tr class="total">
          <th scope="row">Total</th>
          <td></td>
          <td class="ms">${duration(timings.total)}</td>
        </tr>
        ${server.map(
          entry =>
            html`<tr class="server">
              <th scope="row">
                ${entry.name}<span class="words">${entry.description || 'reported by the server'}</span>
              </th>
              <td class="bar-cell">
                ${entry.ms === undefined ? nothing : bar(0, Math.min(1, entry.ms / scale), 'server')}
              </td>
              <td class="ms">${entry.ms === undefined ? '' : duration(entry.ms)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  `;
}

function bar(start: number, length: number, kind: string): TemplateResult {
  return html`<svg class="bar-track" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect class="phase phase-${kind}" x=${start * 1000} y="0" width=${Math.max(3, length * 1000)} height="10" rx="2"></rect>`}
  </svg>`;
}

/** Server-Timing: `db;dur=53;desc="Query"` (W3C Server Timing 3). */
function serverTimings(hop: HopView): { name: string; ms?: number; description: string }[] {
  return hop.head.headers
    .filter(([name]) => name.toLowerCase() === 'server-timing')
    .flatMap(([, value]) => value.match(/(?:[^",]|"(?:[^"\\]|\\.)*")+/g) ?? [])
    .map(entry => {
      const [name = '', ...parameters] = (entry.match(/(?:[^";]|"(?:[^"\\]|\\.)*")+/g) ?? []).map(part => part.trim());
      const of = (key: string): string | undefined => {
        const found = parameters.find(parameter => parameter.toLowerCase().startsWith(`${key}=`));
        return found?.slice(key.length + 1).replace(/^"|"$/g, '');
      };
      const ms = Number(of('dur'));
      return { name, description: of('desc') ?? '', ...(of('dur') !== undefined && Number.isFinite(ms) && { ms }) };
    });
}

/** Milliseconds of all hops together. */
export function totalTime(hops: HopView[]): number {
  return hops.reduce((sum, hop) => sum + hop.timings.total, 0);
}
