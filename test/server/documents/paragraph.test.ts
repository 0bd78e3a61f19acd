import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../support/paths';
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

  it('is found in by a pass too', async () => {
    const uses = (
      await services.documents.pass(uri, (d, part) => services.recogniser.walk(d, 0, undefined, undefined, part))
    ).flat();
    assert.deepEqual(
      uses.map(u => [u.code, u.range.start]),
      [[404, { line: at('404').line, character: at('404').character - 1 }]],
    );
  });
});

/** A script in which the grammar takes a bracket in an expansion for more, and what stands between later texts for one text. */
const unquoted = `fetch_list() {
  if [[ "$stale" == true ]]; then
    if [[ "$own" == true ]]; then
      host="\${host%%]*}"
      host="\${host#"\${host%%[![:space:]]*}"}"
      host="\${host%"\${host##*[![:space:]]}"}"

      code=$(curl -s -w "%{http_code}" "$url" -o "$list")
    fi
${'    step "a" "b"\n'.repeat(30)}
    case "$code" in
    "200") say "fine" ;;
    "404") say "gone ($code)" ;;
    "451") say "kept back" ;;
    *) say "$code" ;;
    esac

    run "$list" "values ('count',$many);"
  fi
}
`;

describe('a stretch that is read as one text', () => {
  const services = testServices();
  const uri = 'file:///fetch.sh';
  const line = unquoted.split('\n').findIndex(l => l.includes('"404"'));
  const position = { line, character: 6 };
  before(() => services.documents.opened(uri, 'shellscript', 1, unquoted));
  after(() => services.documents.closed(uri));

  it('is one to the tree of the whole file, or this proves nothing', async () => {
    const whole = await services.documents.parsed(uri, undefined, d => services.recogniser.at(d, position)?.code);
    assert.equal(whole, undefined);
  });

  it('leaves the paragraph around the cursor readable', async () => {
    const code = await services.documents.parsed(uri, position, d => services.recogniser.at(d, position)?.code);
    assert.equal(code, 404);
  });
});

describe('a pass over a document that does not parse', () => {
  const services = testServices();
  const fixtures = join(root, 'test/fixtures/recognise');
  /** What a person leaves behind for a moment. */
  const spoilers = ['(', '{', '"', 'if (', 'const x = [', ');'];

  for (const language of ['javascript', 'typescript', 'python', 'go', 'java', 'ruby', 'php', 'csharp', 'kotlin']) {
    it(`finds what a hover finds (${language})`, async function () {
      this.timeout(60_000);
      for (const file of readdirSync(join(fixtures, language)).slice(0, 6)) {
        const text = readFileSync(join(fixtures, language, file), 'utf8');
        const lines = text.split('\n');
        for (const [i, spoiler] of spoilers.entries()) {
          const at = Math.floor((lines.length * (i + 1)) / 8);
          const uri = `file:///${language}/${i}/${file}`;
          const broken = [...lines.slice(0, at), spoiler, ...lines.slice(at)].join('\n');
          services.documents.opened(uri, language, 1, broken);
          const passed = (
            await services.documents.pass(uri, (d, part) => services.recogniser.walk(d, 0, undefined, undefined, part))
          )
            .flat()
            .filter(u => u.spelling === 'number')
            .map(u => `${u.range.start.line}:${u.range.start.character} ${u.code} ${u.role}`);
          const hovered: string[] = [];
          for (const [line, source] of broken.split('\n').entries())
            for (const { index } of source.matchAll(/(?<![\w.#])[1-5]\d\d(?![\d.])/g)) {
              const position = { line, character: index + 1 };
              const use = await services.documents.parsed(uri, position, d => services.recogniser.at(d, position));
              if (use?.spelling === 'number' && use.range.start.character === index)
                hovered.push(`${line}:${index} ${use.code} ${use.role}`);
            }
          assert.deepEqual(passed.sort(), hovered.sort(), `${file} with ${spoiler}`);
          services.documents.closed(uri);
        }
      }
    });
  }
});
