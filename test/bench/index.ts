/* npm run bench [-- trips start memory sizes --long --lines=10000]: what the server costs, as ratios within one run. No thresholds: the figures are for reading. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { grammarFiles } from '../../scripts/grammars.mjs';
import { startLspServer, type LspServer } from '../support/lspServer';
import { cache, root } from '../support/paths';
import { languages as all, source, timed, type Source } from './sources';

const require = createRequire(__filename);
const out = join(cache, 'bench');
/**
 * Rounds that are timed, and those before them in which the servers' code is compiled: what hints, highlights and hovers of an
 * hour ask. None of these right after opening, and fewer where each round parses.
 */
const rounds = Number(process.env.BENCH_ROUNDS ?? 200);
const warm = 2_000;
const warmEdits = 400;

const only = process.argv.find(a => a.startsWith('--lines='))?.slice('--lines='.length);
const lengths = only ? only.split(',').map(Number) : [100, 1_000, 10_000];

/** What VS Code says that it can do, as far as it changes the answers' size. */
const likeVsCode = {
  textDocument: { completion: { completionList: { itemDefaults: ['editRange', 'data', 'commitCharacters'] } } },
};

async function floors(): Promise<void> {
  mkdirSync(out, { recursive: true });
  await build({
    entryPoints: ['null', 'answer', 'reparse'].map(name => join(__dirname, `servers/${name}.ts`)),
    outdir: out,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    alias: { 'web-tree-sitter': require.resolve('web-tree-sitter') },
    logLevel: 'error',
  });
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

interface Figures {
  /** Each time at another status, right after opening: no third of a second has passed without a question. */
  hover: number;
  complete: number;
  /** Each time at another status, after a moment without questions. */
  hoverRested: number;
  completeRested: number;
  /** Where the cursor rests: several features ask about one spot. */
  hoverAgain: number;
  /** While one word is typed: nothing else changes. */
  completeAgain: number;
  hoverAfterEdit: number;
  completeAfterEdit: number;
}

/** A question to one server; `round` counts up. */
type Ask = (server: LspServer, round: number) => Promise<unknown>;

/**
 * Medians in milliseconds, server by server. The servers are asked in turn, so that what else the machine does weighs on all
 * alike. An edit types one character in the middle of the file and takes it back the next time.
 */
async function measure(servers: LspServer[], { language, text, hover, statuses }: Source): Promise<Figures[]> {
  const uri = `file:///bench/${language}-${text.length}`;
  for (const server of servers) server.open(uri, language, text);
  let version = 1;
  let asked = 0;
  const edit = (server: LspServer): void => {
    const undo = version % 2 === 0;
    const at = { line: hover.line - 1, character: 0 };
    void server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: at, end: undo ? { ...at, character: 1 } : at }, text: undo ? '' : ' ' }],
    });
  };
  const time = async (ask: Ask, before = warm): Promise<number[]> => {
    const times = servers.map(() => [] as number[]);
    for (let round = 0; round < rounds + before; round++) {
      version++;
      for (const [i, server] of servers.entries()) {
        const start = performance.now();
        await ask(server, round);
        if (round >= before) times[i]!.push(performance.now() - start);
      }
    }
    asked += rounds + before;
    return times.map(median);
  };
  const askHover: Ask = server => server.hover(uri, hover.line, hover.character);
  const askComplete: Ask = server => server.complete(uri, hover.line, hover.character);
  // A step that has no common divisor with the count comes by all of them; what was asked once is not asked again before they are at their end.
  const another = (round: number): { line: number; character: number } =>
    statuses[((asked + round) * 7919) % statuses.length]!;
  const askAnotherHover: Ask = (server, round) => server.hover(uri, another(round).line, another(round).character);
  const askAnotherList: Ask = (server, round) => server.complete(uri, another(round).line, another(round).character);
  const figures = {
    hover: await time(askAnotherHover, 0),
    complete: await time(askAnotherList, 0),
    hoverRested: await resting(servers).then(() => time(askAnotherHover)),
    completeRested: await time(askAnotherList),
    hoverAgain: await time(askHover),
    completeAgain: await time(askComplete),
    hoverAfterEdit: await time((server, round) => (edit(server), askHover(server, round)), warmEdits),
    completeAfterEdit: await time((server, round) => (edit(server), askComplete(server, round)), warmEdits),
  };
  for (const server of servers)
    await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  return servers.map((_, i) => ({
    hover: figures.hover[i]!,
    complete: figures.complete[i]!,
    hoverRested: figures.hoverRested[i]!,
    completeRested: figures.completeRested[i]!,
    hoverAgain: figures.hoverAgain[i]!,
    completeAgain: figures.completeAgain[i]!,
    hoverAfterEdit: figures.hoverAfterEdit[i]!,
    completeAfterEdit: figures.completeAfterEdit[i]!,
  }));
}

/** Until no server has used any processor time for three seconds. */
async function resting(servers: LspServer[]): Promise<void> {
  const used = (): string =>
    servers.map(s => readFileSync(`/proc/${s.pid}/stat`, 'utf8').split(' ').slice(13, 15)).join();
  for (let before = ''; before !== used(); await sleep(3_000)) before = used();
}

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024;

async function roundTrips(): Promise<void> {
  const wasm = join(dirname(require.resolve('web-tree-sitter')), 'web-tree-sitter.wasm');
  row(
    'language',
    'lines',
    '',
    'hover, opening',
    'completion, opening',
    'hover',
    'completion',
    'hover again',
    'while typing',
    'hover after edit',
    'completion after edit',
  );
  for (const language of timed) {
    const grammar = grammarFiles()[language];
    if (!grammar || !existsSync(join(root, 'server/languages', language))) continue;
    for (const lines of lengths) {
      const text = source(language, lines);
      process.env.BENCH_WASM = `${wasm}|${grammar}`;
      const servers = [
        await startLspServer({ capabilities: likeVsCode }),
        await startLspServer({ module: join(out, 'null.js') }),
        await startLspServer({ module: join(out, 'answer.js') }),
        await startLspServer({ module: join(out, 'reparse.js') }),
      ];
      const [ours, nothing, answer, reparse] = (await measure(servers, text)) as [Figures, Figures, Figures, Figures];
      const ratios = (floor: Figures): string[] =>
        (Object.keys(ours) as (keyof Figures)[]).map(k => `${(ours[k] / floor[k]).toFixed(2)}×`);
      row(language, String(lines), 'ms', ...Object.values(ours).map((v: number) => v.toFixed(2)));
      row('', '', 'over null', ...ratios(nothing));
      row('', '', 'over answer', ...ratios(answer));
      row('', '', 'over re-parse', ...ratios(reparse));
      await Promise.all(servers.map(s => s.stop()));
    }
  }
}

/** From process start to the answer of the first hover, against the null server's. */
async function start(): Promise<void> {
  const text = source('javascript', 100);
  const first = async (module?: string): Promise<number> => {
    const times: number[] = [];
    for (let i = 0; i < 9; i++) {
      const begun = performance.now();
      const server = await startLspServer(module ? { module } : {});
      server.open('file:///first', 'javascript', text.text);
      await server.hover('file:///first', text.hover.line, text.hover.character);
      times.push(performance.now() - begun);
      await server.stop();
    }
    return median(times);
  };
  const ours = await first();
  const floor = await first(join(out, 'null.js'));
  console.log(
    `start to first hover: ${ours.toFixed(0)} ms, ${(ours / floor).toFixed(2)}× a null server's ${floor.toFixed(0)} ms`,
  );
}

/** Resident memory: idle, with documents open, and after a day of editing. */
async function memory(long: boolean): Promise<void> {
  const server = await startLspServer();
  const idle = residentMb(server.pid);
  const known = all.filter(l => existsSync(join(root, 'server/languages', l)));
  const docs = Array.from({ length: 50 }, (_, i) => source(known[i % known.length]!, 500));
  for (const [i, doc] of docs.entries()) {
    server.open(`file:///m/${i}`, doc.language, doc.text);
    await server.hover(`file:///m/${i}`, doc.hover.line, doc.hover.character);
  }
  // Long enough for the last one to be judged ahead.
  await sleep(2_000);
  console.log(
    `resident memory: ${idle.toFixed(0)} MB idle, ${residentMb(server.pid).toFixed(0)} MB with ${docs.length} documents in ${known.length} languages`,
  );
  if (long) {
    const uri = 'file:///m/0';
    const { hover } = docs[0]!;
    let version = 1;
    const day = async (edits: number, documents: number): Promise<string> => {
      for (let i = 0; i < edits; i++) {
        const at = { line: hover.line - 1, character: 0 };
        const change = i % 2 ? { end: { ...at, character: 1 }, text: '' } : { end: at, text: ' ' };
        void server.connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version: ++version },
          contentChanges: [{ range: { start: at, end: change.end }, text: change.text }],
        });
        if (i % 10 === 0) await server.hover(uri, hover.line, hover.character);
      }
      for (let i = 0; i < documents; i++) {
        const doc = docs[i % docs.length]!;
        server.open(`file:///n/${i}`, doc.language, doc.text);
        await server.hover(`file:///n/${i}`, doc.hover.line, doc.hover.character);
        await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: `file:///n/${i}` } });
      }
      return `${residentMb(server.pid).toFixed(0)} MB after ${edits} edits and ${documents} documents opened and closed`;
    };
    // A leak is what a longer day adds to a shorter one.
    console.log(await day(20_000, 200));
    console.log(await day(50_000, 500));
  }
  await server.stop();
}

function sizes(): void {
  const vsix = readdirSync(root).filter(f => f.endsWith('.vsix'));
  for (const file of vsix) console.log(`${file}: ${(statSync(join(root, file)).size / 1e6).toFixed(2)} MB`);
  if (vsix.length === 0) console.log('no .vsix yet: npm run package makes one');
}

/** One line of the table, told as soon as it is known. */
function row(...cells: string[]): void {
  console.log(
    cells
      .map((cell, i) => cell.padEnd(i < 3 ? 14 : 21))
      .join('')
      .trimEnd(),
  );
}

async function main(): Promise<void> {
  const named = process.argv.slice(2).filter(a => !a.startsWith('-'));
  const wanted = (part: string): boolean => named.length === 0 || named.includes(part);
  await floors();
  if (wanted('trips')) await roundTrips();
  if (wanted('start')) await start();
  if (wanted('memory')) await memory(process.argv.includes('--long'));
  if (wanted('sizes')) sizes();
}

void main();
