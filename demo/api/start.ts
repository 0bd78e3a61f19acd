import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app';
import { answerUpgrades } from './upgrade';

export interface SampleApi {
  /** Without a slash at its end: `http://127.0.0.1:4040`. */
  address: string;
  stop(): Promise<void>;
}

/** Starts the sample API on loopback. @param port 0 takes a free one. */
export async function startSampleApi(port: number): Promise<SampleApi> {
  const app = createApp();
  const server = createServer(app);
  answerUpgrades(server, app);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
