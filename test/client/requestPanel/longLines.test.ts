import assert from 'node:assert/strict';
import { drawable, lineLimit } from '../../../client/src/requestPanel/view/longLines';

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
});
