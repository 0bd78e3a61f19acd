import type { Draft } from '../messages';
import { automaticFields, prepare, type Prepared } from '../prepare';
import type { SendOptions } from '../send';
import type { Lookup } from '../variables';
import type { SessionHost, SessionSettings } from './host';

/** One request on its way. */
export interface Sending {
  sendId: number;
  draft: Draft;
  settings: SessionSettings;
  signal: AbortSignal;
}

/** The draft with its variables filled in, and the fields that are added by themselves. */
export function prepareFor(draft: Draft, lookup: Lookup, host: SessionHost): Promise<Prepared> {
  return prepare(draft, lookup, automaticFields(host.version));
}

/** How a draft is sent: by its own options within the settings. */
export function optionsOf({ options }: Draft, settings: SessionSettings, host: SessionHost): SendOptions {
  return {
    ...settings,
    followRedirects: options.followRedirects,
    verifyTls: options.verifyTls,
    // The way to HTTP/2 would lead past the proxy.
    httpVersion: settings.proxied ? '1.1' : options.httpVersion,
    lenient: options.lenient,
    spoolDirectory: host.spoolDirectory,
    ...(options.cookies && { cookies: host.cookies }),
  };
}
