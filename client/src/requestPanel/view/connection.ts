import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerView, CertificateInfo, HopView, TlsInfo } from '../messages';
import { day, number, size } from './format';
import { icon } from './icons';

/** Who answered, over what, and how it was protected. */
export function connectionPanel(hop: HopView, answer: AnswerView): TemplateResult {
  const { body } = answer;
  const heads = hop.head.headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
  return html`
    <dl class="facts-list">
      <dt>Protocol</dt>
      <dd>${hop.head.version}</dd>
      ${
        hop.proxy
          ? html`<dt>Proxy</dt>
              <dd><code>${hop.proxy}</code></dd>`
          : nothing
      }
      ${
        hop.remote && !hop.proxy
          ? html`<dt>Address</dt>
              <dd><code>${hop.remote}</code></dd>`
          : nothing
      }
      <dt>Sent</dt>
      <dd>${hop.request.bodySize ? `${size(hop.request.bodySize)} of body` : 'no body'}</dd>
      <dt>Received</dt>
      <dd>${size(body.wireSize)} of body, ${size(heads)} of fields</dd>
      ${
        body.decodedSize !== undefined && body.codings.length
          ? html`<dt>Decoded</dt>
              <dd>
                ${size(body.decodedSize)} after
                ${body.codings.join(', ')}${body.wireSize && body.decodedSize > body.wireSize ? `, ${number(100 - (100 * body.wireSize) / body.decodedSize)} % saved` : ''}
              </dd>`
          : nothing
      }
      <dt>Protection</dt>
      <dd>
        ${hop.tls ? `${hop.tls.protocol.replace('TLSv', 'TLS ')}, ${hop.tls.cipher}` : 'None: anybody on the way can read and change it.'}
      </dd>
    </dl>
    ${hop.tls ? certificateChain(hop.tls) : nothing}
    ${
      hop.cookieNotes.length
        ? html`<section class="connection-cookies">
            <h3>Cookies</h3>
            ${hop.cookieNotes.map(note => html`<p class="note">${note}</p>`)}
          </section>`
        : nothing
    }
  `;
}

/** Certificates as sentences: who vouches for whom, until when. */
export function certificateChain(tls: TlsInfo): TemplateResult {
  if (!tls.chain.length) return html`<p class="hint">The server showed no certificate.</p>`;
  return html`<ol class="certificates">
    ${tls.chain.map((certificate, i) => html`<li>${certificateWords(certificate, i === 0)}</li>`)}
  </ol>`;
}

function certificateWords(certificate: CertificateInfo, leaf: boolean): TemplateResult {
  const now = Date.now();
  const ends = new Date(certificate.validTo).getTime();
  const starts = new Date(certificate.validFrom).getTime();
  const days = Math.floor((ends - now) / 86_400_000);
  const expired = ends < now;
  const early = starts > now;
  return html`
    <p>
      <b>${certificate.subject}</b
      >${certificate.selfSigned ? (leaf ? ', vouched for by nobody but itself' : ', a root') : html`, vouched for by <b>${certificate.issuer}</b>`}
    </p>
    <p class=${expired || early ? 'warn-text' : ''}>
      ${expired || early ? icon('warn') : nothing}
      ${early ? `Valid only from ${day(certificate.validFrom)}.` : expired ? `Expired on ${day(certificate.validTo)}.` : `Valid until ${day(certificate.validTo)}${days < 30 ? `, ${days} days from now` : ''}.`}
    </p>
    ${leaf && certificate.names.length ? html`<p>For ${certificate.names.map((name, i) => html`${i ? ', ' : ''}<code>${name}</code>`)}</p>` : nothing}
    <p class="hint fingerprint">SHA-256 ${certificate.fingerprint}</p>
  `;
}
