import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesOf, mustStandIn } from '../../../client/src/requestPanel/filesOfRequest';
import { emptyDraft } from '../../../client/src/requestPanel/messages';

describe('the files of a request in a workspace that is not trusted', () => {
  let top: string;
  let folder: string;
  before(async () => {
    top = await mkdtemp(join(tmpdir(), 'statuswise-files-'));
    folder = join(top, 'work');
    await mkdir(join(folder, 'sub'), { recursive: true });
    await mkdir(join(top, 'work-too'));
    await writeFile(join(folder, 'sub/a.txt'), 'a');
    await writeFile(join(top, 'work-too/b.txt'), 'b');
    await symlink(join(top, 'work-too'), join(folder, 'link'));
  });
  after(() => rm(top, { recursive: true, force: true }));

  it('may stand in it, at any depth, and may be missing', async () => {
    await mustStandIn(folder, join(folder, 'sub/a.txt'));
    await mustStandIn(folder, join(folder, 'sub/../sub/a.txt'));
    await mustStandIn(folder, join(folder, '..a.txt'));
  });

  it('may not stand elsewhere, whichever way they are named', async () => {
    for (const path of ['work-too/b.txt', 'work/../work-too/b.txt', 'work/link/b.txt', 'work/{{name}}'])
      await assert.rejects(
        mustStandIn(folder, join(top, path)),
        /outside of this workspace, which is not trusted/,
        path,
      );
    await assert.rejects(mustStandIn(folder, '/etc/hostname'), /Trust the workspace/);
  });

  it('are those that are sent, and no others', () => {
    const draft = {
      ...emptyDraft,
      bodyFile: '/a',
      bodyParts: [
        { name: 'x', value: '', file: '/b', enabled: true },
        { name: 'y', value: 'text', enabled: true },
      ],
    };
    assert.deepEqual(filesOf(draft), []);
    assert.deepEqual(filesOf({ ...draft, bodyKind: 'file' }), ['/a']);
    assert.deepEqual(filesOf({ ...draft, bodyKind: 'multipart' }), ['/b']);
  });
});
