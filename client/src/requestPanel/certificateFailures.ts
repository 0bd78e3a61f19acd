import type { CertificateInfo, TlsInfo } from './messages';
import { longDay } from './locale';
import { type Network, type Limits, type Words, unverified, again, log, listOf } from './failureWords';

export function describeCertificate(
  cause: Network,
  url: URL,
  local: boolean,
  { now, locale }: Limits,
): Words | undefined {
  const [leaf] = cause.offered?.chain ?? [];
  const trust = local
    ? "For a server of your own, trust its issuer on this machine (VS Code reads the system's certificates), or send this one request without verifying."
    : 'Do not send credentials until this is mended. If you know the server, you can send this one request without verifying.';
  switch (cause.code) {
    case 'CERT_HAS_EXPIRED':
      return {
        id: 'tls-expired',
        title: `The certificate of ${url.host} has expired${leaf ? `, on ${longDay(expiredOf(cause.offered, now)?.validTo ?? leaf.validTo, locale)}` : ''}.`,
        likely: 'It was not renewed in time, or the clock of this machine is wrong.',
        next: `Renew it on the server. ${trust}`,
        actions: [unverified, again, log],
      };
    case 'CERT_NOT_YET_VALID':
      return {
        id: 'tls-not-yet-valid',
        title: `The certificate of ${url.host} is not valid yet${leaf ? `; it starts on ${longDay(leaf.validFrom, locale)}` : ''}.`,
        likely: 'The clock of this machine is behind, or the certificate was made for later.',
        next: `Check the clock. ${trust}`,
        actions: [unverified, again, log],
      };
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return {
        id: 'tls-wrong-host',
        title: `The certificate is not for ${url.hostname}${leaf ? ` but for ${listOf(namesOf(leaf))}` : ''}.`,
        likely: 'The URL uses another name than the server was set up for, or another server answers at this address.',
        next:
          leaf && namesOf(leaf)[0]
            ? `Use a name that the certificate lists, or have ${url.hostname} added to it.`
            : `Have ${url.hostname} added to the certificate.`,
        actions: [unverified, log],
      };
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return {
        id: 'tls-self-signed',
        title: `${url.host} vouches for itself: its certificate is self-signed.`,
        likely: local
          ? 'That is usual for a development server.'
          : 'Nobody else says that this is the server you mean.',
        next: trust,
        actions: [unverified, log],
      };
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'CERT_UNTRUSTED':
      return {
        id: 'tls-unknown-issuer',
        title: `The certificate of ${url.host} was issued by ${leaf ? `"${leaf.issuer}"` : 'somebody'}, whom this machine does not know.`,
        likely: 'A company or a proxy issues its own certificates, or the server leaves out the ones in between.',
        next: `Install the issuer's certificate on this machine, or have the server send its whole chain. ${trust}`,
        actions: [unverified, log],
      };
    case 'CERT_REVOKED':
      return {
        id: 'tls-revoked',
        title: `The certificate of ${url.host} was revoked.`,
        likely: 'Its key was lost or stolen, or it was replaced.',
        next: 'Do not send anything to it before it is replaced.',
        actions: [log],
      };
  }
  if (!/^(CERT_|ERR_TLS_CERT|UNABLE_TO|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|ERROR_IN_CERT|DEPTH_)/.test(cause.code))
    return undefined;
  return {
    id: 'tls-certificate',
    title: `The certificate of ${url.host} does not hold.`,
    likely: cause.message,
    next: trust,
    actions: [unverified, log],
  };
}

function expiredOf(offered: TlsInfo | undefined, now: Date): CertificateInfo | undefined {
  return offered?.chain.find(certificate => new Date(certificate.validTo) < now);
}

function namesOf(certificate: CertificateInfo): string[] {
  return certificate.names.length ? certificate.names : [certificate.subject];
}
