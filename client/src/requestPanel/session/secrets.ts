import type { Draft } from '../messages';
import { secretValues } from '../redact';
import type { SessionHost } from './host';

/** Secret values that a session remembers, the latest of them. */
const limit = 1000;

/** What must not be written down: also what earlier requests held, since a server may repeat it later. */
export class SecretsSoFar {
  private readonly values = new Set<string>();

  /** All of them, those of a draft and of the host's variables included. */
  async with(draft: Draft, host: SessionHost): Promise<string[]> {
    for (const value of [...secretValues(draft), ...(await host.secretValues())]) {
      this.values.delete(value);
      this.values.add(value);
    }
    for (const oldest of this.values) {
      if (this.values.size <= limit) break;
      this.values.delete(oldest);
    }
    return [...this.values];
  }
}
