import assert from 'node:assert/strict';
import { setTimeout as after } from 'node:timers/promises';
import { Ahead } from '../../server/src/ahead';
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
            for (const _ of recogniser.walk(...args)) {
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
    const ahead = new Ahead({ documents, recogniser: counter.recogniser }, assert.fail);
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

  it('does it once a version, and not where no tree is kept', async () => {
    const counter = counting();
    const ahead = new Ahead({ documents, recogniser: counter.recogniser }, assert.fail);
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
    const ahead = new Ahead({ documents, recogniser: counter.recogniser }, assert.fail);
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
    new Ahead({ documents, recogniser: broken }, (...fault) => told.push(fault)).asked(uri);
    for (let i = 0; i < 100 && told.length === 0; i++) await after(50);
    assert.match(String((told[0] as unknown[])[1]), /no walk/);
    const counter = counting();
    const ahead = new Ahead({ documents, recogniser: counter.recogniser }, assert.fail);
    ahead.asked(uri);
    for (let i = 0; i < 200 && counter.walked === 0; i++) await after(5);
    documents.closed(uri);
    ahead.asked('file:///never.js');
    await after(500);
    assert.ok(counter.walked < lines);
  });
});
