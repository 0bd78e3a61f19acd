import { Console } from 'node:console';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createConnection, ProposedFeatures, StreamMessageReader, type Connection } from 'vscode-languageserver/node';
import { constants } from '../generated/constants';
import { facts } from '../generated/facts';
import { serve } from './connection';
import { compileGrammarsOnce, decode, digest, keepHeapSmall } from './nodeHost';
import { createServices } from './services';
import { WholeMessageWriter } from './messageWriter';

keepHeapSmall();

/** The desktop and command-line entry: stdio, node IPC, sockets and pipes, as the arguments say. */
const services = createServices({
  readAsset: path => readFile(join(__dirname, path)),
  beforeGrammars: compileGrammarsOnce,
  facts,
  // A file of its own, so that the prose costs nothing until it is asked for.
  // eslint-disable-next-line @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports -- read on first need
  pages: () => (require('../generated/pages') as typeof import('../generated/pages')).pages(),
  constants,
  decode,
  digest,
});

const connection = process.argv.includes('--stdio') ? overStdio() : createConnection(ProposedFeatures.all);
serve(connection, services);
connection.listen();

function overStdio(): Connection {
  // What a dependency prints must not get between the messages.
  globalThis.console = new Console(process.stderr);
  // The library ends the process with its input only where it makes the reader itself.
  process.stdin.once('end', () => process.exit());
  return createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(process.stdin),
    new WholeMessageWriter(process.stdout),
  );
}
