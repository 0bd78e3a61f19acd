import assert from 'node:assert/strict';
import { testServices } from '../../support/services';

/** A Kotlin file in which the grammar takes the first name of a line, `in1`, for the operator `in` and loses its way. */
const spoilt = `class Sample {
  fun first() {
    open()
    assertThat(in1.read("a")).isEqualTo("$b c")
    in2.close()
    val other = "x"
    in1.skip("all")
  }

  fun second(response: Response) {
${'    step("a", "b it\'s", "c")\n'.repeat(30)}
    if (response.code == 404) return

    if (response.width == 300) return
  }
}
`;

describe('a stretch that does not parse', () => {
  const services = testServices();
  const uri = 'file:///Sample.kt';
  const at = (needle: string) => {
    const line = spoilt.split('\n').findIndex(l => l.includes(needle));
    return { line, character: spoilt.split('\n')[line]!.indexOf(needle) + 1 };
  };
  const code = (needle: string) =>
    services.documents.parsed(uri, at(needle), document => services.recogniser.at(document, at(needle))?.code);

  before(() => services.documents.opened(uri, 'kotlin', 1, spoilt));
  after(() => services.documents.closed(uri));

  it('is lost to the tree of the whole file, or this proves nothing', async () => {
    const whole = services.documents.parsed(uri, undefined, d => services.recogniser.at(d, at('404'))?.code);
    assert.equal(await whole, undefined);
  });

  it('leaves the paragraph around the cursor readable', async () => {
    assert.equal(await code('404'), 404);
  });

  it('finds no status where there is none', async () => {
    assert.equal(await code('300'), undefined);
  });
});
