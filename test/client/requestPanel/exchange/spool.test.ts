import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Spool, type Spooled } from '../../../../client/src/requestPanel/exchange/spool';

const megabyte = 1024 * 1024;
/** As much of a long body as is ever shown. */
const shown = 5 * megabyte + 1;

/** Each byte tells where it stands. */
const all = Buffer.alloc(8 * megabyte);
for (let i = 0; i < all.length; i++) all[i] = i % 251;
const bytes = (from: number, length: number): Buffer => all.subarray(from, from + length);

describe('a body of any size', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'sw-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function take(spool: Spool, total: number, piece: number): Promise<Spooled> {
    for (let at = 0; at < total; at += piece) await spool.write(bytes(at, Math.min(piece, total - at)));
    return spool.close();
  }

  it('stays in memory as long as it may', async () => {
    const { head, total, file } = await take(new Spool(1000, folder), 1000, 64);
    assert.ok(head.equals(bytes(0, 1000)));
    assert.deepEqual([total, file, await readdir(folder)], [1000, undefined, []]);
  });

  it('goes to a file from its first byte on, and keeps what is shown', async () => {
    for (const [limit, length, kept] of [
      [1000, 1001, 1000],
      [6 * megabyte, 7 * megabyte, shown],
    ] as const) {
      const { head, total, file } = await take(new Spool(limit, folder), length, 70_001);
      assert.equal(total, length);
      assert.ok(head.equals(bytes(0, kept)), `${head.length} bytes of ${length}`);
      assert.ok(file && (await readFile(file)).equals(bytes(0, length)));
    }
  });

  it('keeps no more than is shown of one that is announced as long, wherever it ends', async () => {
    for (const length of [shown - 1, shown, shown + 1, 7 * megabyte]) {
      const spool = new Spool(6 * megabyte, folder);
      spool.expect(7 * megabyte);
      const { head, total, file } = await take(spool, length, 70_001);
      assert.equal(total, length);
      assert.ok(head.equals(bytes(0, Math.min(length, shown))), `${head.length} bytes of ${length}`);
      assert.equal(file === undefined, length <= shown);
      if (file) assert.ok((await readFile(file)).equals(bytes(0, length)));
    }
  });

  it('is counted and dropped beyond memory where there is no place for a file', async () => {
    const spool = new Spool(1000);
    spool.expect(5000);
    const { head, total, file } = await take(spool, 5000, 64);
    assert.ok(head.equals(bytes(0, 1000)));
    assert.deepEqual([total, file], [5000, undefined]);
  });

  it('leaves no file where nobody wants it', async () => {
    const spool = new Spool(10, folder);
    await spool.write(bytes(0, 100));
    assert.equal((await readdir(folder)).length, 1);
    await spool.discard();
    assert.deepEqual(await readdir(folder), []);
  });
});
