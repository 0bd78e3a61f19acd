import assert from 'node:assert/strict';
import { setTimeout as after } from 'node:timers/promises';
import { Ahead } from '../../server/src/ahead';
import { completion } from '../../server/src/features/completion';
import { testServices } from '../support/services';

describe('judging ahead', () => {
  const services = testServices();
  const { documents, recogniser } = services;
  const uri = 'file:///ahead.js';
  const lines = 3_000;
  beforeEach(() => documents.opened(uri, 'javascript', 1, 'res.status(404);\n'.repeat(lines)));
  afterEach(() => documents.closed(uri));

  /** Counts the words that the recogniser is asked about, by itself or for others. */
  function counting(): { walked: number; recogniser: typeof recogniser } {
    const counter = {
      walked: 0,
      recogniser: Object.create(recogniser, {
        walk: {
          value: function* (...args: Parameters<typeof recogniser.walk>) {
            const walk = recogniser.walk(...args);
            for (let step = walk.next(); ; step = walk.next()) {
              if (step.done) return step.value;
              counter.walked++;
              yield;
            }
          },
        },
      }) as typeof recogniser,
    };
    return counter;
  }

  it('begins after a rest, and goes over the whole document', async () => {
    const counter = counting();
    const ahead = new Ahead({ ...services, recogniser: counter.recogniser }, assert.fail);
    ahead.asked(uri);
    assert.equal(counter.walked, 0);
    for (let i = 0; i < 400 && counter.walked < lines; i++) await after(50);
    assert.equal(counter.walked, lines);
    // A hover finds its verdict made, and looks at the tree no more.
    const position = { line: 2_000, character: 12 };
    const code = await documents.parsed(uri, position, document => {
      const { descendantForIndex } = document.root;
      document.root.descendantForIndex = () => assert.fail('the tree was asked');
      try {
        return recogniser.at(document, position)?.code;
      } finally {
        document.root.descendantForIndex = descendantForIndex;
      }
    });
    assert.equal(code, 404);
  });

  it('prepares the lists of completion, and they are those that are made when somebody asks', async () => {
    const handlers = (i: number): string =>
      `app.post('/a${i}', (req, res) => {\n  if (!req.body.name) return res.status(400).end();\n  res.status(201).end();\n});\n`;
    const text = "const app = require('express')();\n" + Array.from({ length: 40 }, (_, i) => handlers(i)).join('');
    const spots = [10, 18, 43, 83].map(line => {
      const character = text.split('\n')[line]!.indexOf('status(') + 7;
      assert.ok(character > 7);
      return { line, character };
    });
    const list = async (open: string): Promise<unknown[]> =>
      Promise.all(spots.map(position => completion(open, position, services)));
    documents.opened('file:///asked.js', 'javascript', 1, text);
    documents.opened('file:///prepared.js', 'javascript', 1, text);
    let prepared = 0;
    const counter = Object.create(recogniser, {
      about: { value: (...args: Parameters<typeof recogniser.about>) => (prepared++, recogniser.about(...args)) },
    }) as typeof recogniser;
    new Ahead({ ...services, recogniser: counter }, assert.fail).asked('file:///prepared.js');
    for (let i = 0; i < 200 && prepared < 80; i++) await after(50);
    assert.equal(prepared, 80);
    const lists = await list('file:///prepared.js');
    assert.ok(lists.every(l => l !== undefined));
    assert.deepEqual(lists, await list('file:///asked.js'));
    for (const open of ['file:///asked.js', 'file:///prepared.js']) documents.closed(open);
  });

  it('does it once a version, and not where no tree is kept', async () => {
    const counter = counting();
    const ahead = new Ahead({ ...services, recogniser: counter.recogniser }, assert.fail);
    ahead.asked(uri);
    for (let i = 0; i < 400 && counter.walked < lines; i++) await after(50);
    ahead.asked(uri);
    await after(800);
    assert.equal(counter.walked, lines);
    documents.changed(uri, 2, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n' },
    ]);
    ahead.asked(uri);
    for (let i = 0; i < 400 && counter.walked < 2 * lines; i++) await after(50);
    assert.equal(counter.walked, 2 * lines);
    documents.opened('file:///ahead.vue', 'vue', 1, '<script>\nres.status(404);\n</script>\n');
    ahead.asked('file:///ahead.vue');
    await after(800);
    assert.equal(counter.walked, 2 * lines);
    documents.closed('file:///ahead.vue');
  });

  it('makes way for a question', async () => {
    const counter = counting();
    const ahead = new Ahead({ ...services, recogniser: counter.recogniser }, assert.fail);
    ahead.asked(uri);
    for (let i = 0; i < 200 && counter.walked === 0; i++) await after(5);
    ahead.asked(uri);
    const { walked } = counter;
    await after(100);
    assert.ok(counter.walked <= walked + 50, `${counter.walked} words, ${walked} when the question came`);
  });

  it('says nothing of a document that changes or closes, and tells what goes wrong', async () => {
    const told: unknown[] = [];
    const broken = Object.create(recogniser, {
      walk: {
        value: () => {
          throw new Error('no walk');
        },
      },
    }) as typeof recogniser;
    new Ahead({ ...services, recogniser: broken }, (...fault) => told.push(fault)).asked(uri);
    for (let i = 0; i < 100 && told.length === 0; i++) await after(50);
    assert.match(String((told[0] as unknown[])[1]), /no walk/);
    const counter = counting();
    const ahead = new Ahead({ ...services, recogniser: counter.recogniser }, assert.fail);
    ahead.asked(uri);
    for (let i = 0; i < 200 && counter.walked === 0; i++) await after(5);
    documents.closed(uri);
    ahead.asked('file:///never.js');
    await after(500);
    assert.ok(counter.walked < lines);
  });
});
