import { longDay } from '../locale';
import type { CertificateInfo } from '../messages';
import { again, listOf, log, unverified, type Limits, type Network, type Words } from './words';

/** A certificate that did not hold, and who asked. */
interface Refused {
  cause: Network;
  url: URL;
  local: boolean;
  limits: Limits;
  /** The server's own certificate, where it could be seen. */
  leaf?: CertificateInfo;
  /** What to do about whom to trust. */
  trust: string;
}

const rules: ReadonlyMap<string, (refused: Refused) => Words> = new Map([
  ['CERT_HAS_EXPIRED', expired],
  ['CERT_NOT_YET_VALID', notYetValid],
  ['ERR_TLS_CERT_ALTNAME_INVALID', wrongHost],
  ['HOSTNAME_MISMATCH', wrongHost],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', selfSigned],
  ['SELF_SIGNED_CERT_IN_CHAIN', unknownIssuer],
  ['UNABLE_TO_GET_ISSUER_CERT', unknownIssuer],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', unknownIssuer],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', unknownIssuer],
  ['CERT_UNTRUSTED', unknownIssuer],
  ['CERT_REVOKED', revoked],
]);

const otherProblem = /^(CERT_|ERR_TLS_CERT|UNABLE_TO|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|ERROR_IN_CERT|DEPTH_)/;

/** Words for a certificate that does not hold; undefined where the failure is none of a certificate's. */
export function describeCertificate(cause: Network, url: URL, local: boolean, limits: Limits): Words | undefined {
  const rule = rules.get(cause.code) ?? (otherProblem.test(cause.code) ? doesNotHold : undefined);
  const trust = local
    ? "For a server of your own, trust its issuer on this machine (VS Code reads the system's certificates), or send this one request without verifying."
    : 'Do not send credentials until this is mended. If you know the server, you can send this one request without verifying.';
  return rule?.({ cause, url, local, limits, leaf: cause.offered?.chain[0], trust });
}

function expired({ cause, url, leaf, limits: { now, locale }, trust }: Refused): Words {
  // It need not be the server's own.
  const over = cause.offered?.chain.find(certificate => new Date(certificate.validTo) < now) ?? leaf;
  return {
    id: 'tls-expired',
    title: `The certificate of ${url.host} has expired${over ? `, on ${longDay(over.validTo, locale)}` : ''}.`,
    likely: 'It was not renewed in time, or the clock of this machine is wrong.',
    next: `Renew it on the server. ${trust}`,
    actions: [unverified, again, log],
  };
}

function notYetValid({ url, leaf, limits: { locale }, trust }: Refused): Words {
  return {
    id: 'tls-not-yet-valid',
    title: `The certificate of ${url.host} is not valid yet${leaf ? `; it starts on ${longDay(leaf.validFrom, locale)}` : ''}.`,
    likely: 'The clock of this machine is behind, or the certificate was made for later.',
    next: `Check the clock. ${trust}`,
    actions: [unverified, again, log],
  };
}

function wrongHost({ url, leaf }: Refused): Words {
  const names = leaf && (leaf.names.length ? leaf.names : [leaf.subject]);
  return {
    id: 'tls-wrong-host',
    title: `The certificate is not for ${url.hostname}${names ? ` but for ${listOf(names)}` : ''}.`,
    likely: 'The URL uses another name than the server was set up for, or another server answers at this address.',
    next: names?.[0]
      ? `Use a name that the certificate lists, or have ${url.hostname} added to it.`
      : `Have ${url.hostname} added to the certificate.`,
    actions: [unverified, log],
  };
}

function selfSigned({ url, local, trust }: Refused): Words {
  return {
    id: 'tls-self-signed',
    title: `${url.host} vouches for itself: its certificate is self-signed.`,
    likely: local ? 'That is usual for a development server.' : 'Nobody else says that this is the server you mean.',
    next: trust,
    actions: [unverified, log],
  };
}

function unknownIssuer({ url, leaf, trust }: Refused): Words {
  return {
    id: 'tls-unknown-issuer',
    title: `The certificate of ${url.host} was issued by ${leaf ? `"${leaf.issuer}"` : 'somebody'}, whom this machine does not know.`,
    likely: 'A company or a proxy issues its own certificates, or the server leaves out the ones in between.',
    next: `Install the issuer's certificate on this machine, or have the server send its whole chain. ${trust}`,
    actions: [unverified, log],
  };
}

function revoked({ url }: Refused): Words {
  return {
    id: 'tls-revoked',
    title: `The certificate of ${url.host} was revoked.`,
    likely: 'Its key was lost or stolen, or it was replaced.',
    next: 'Do not send anything to it before it is replaced.',
    actions: [log],
  };
}

function doesNotHold({ cause, url, trust }: Refused): Words {
  return {
    id: 'tls-certificate',
    title: `The certificate of ${url.host} does not hold.`,
    likely: cause.message,
    next: trust,
    actions: [unverified, log],
  };
}
