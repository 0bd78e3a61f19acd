import assert from 'node:assert/strict';
import { drawable, LineCutter, lineLimit } from '../../../client/src/requestPanel/view/longLines';

describe('lines that are too long to draw', () => {
  const long = 'x'.repeat(lineLimit + 5);

  it('are cut, each for itself, and the others stay', () => {
    const cut = `${'x'.repeat(lineLimit)} …`;
    assert.equal(drawable(`a\n${long}\nb\n${long}`), `a\n${cut}\nb\n${cut}`);
    assert.equal(drawable(`${long}\n`), `${cut}\n`);
  });

  it('are none in an ordinary text', () => {
    const text = 'ab\n'.repeat(lineLimit);
    assert.equal(drawable(text), text);
    const atLimit = 'x'.repeat(lineLimit);
    assert.equal(drawable(atLimit), atLimit);
  });

  it('are cut once, however the text is parted', () => {
    const text = `a\n${'x'.repeat(lineLimit * 3)}\nb\n${'y'.repeat(lineLimit)}\nc`;
    for (const size of [1000, 7001, lineLimit, lineLimit + 1]) {
      const cutter = new LineCutter();
      let drawn = '';
      for (let at = 0; at < text.length; at += size) drawn += cutter.add(text.slice(at, at + size));
      assert.equal(drawn, drawable(text), `${size}`);
      assert.ok(cutter.cut);
    }
  });
});
