import { writeFile } from 'fs/promises';
import { valueOf } from '../bodyView';
import { saveBody } from '../saveBody';
import type { Hop } from '../send';
import { suggestedName } from '../suggestedName';
import type { SessionHost } from './host';

/** Saves the body of an answer, its coding taken off, where the person says. */
export async function saveBodyOf({ body, head, sent }: Hop, host: SessionHost): Promise<void> {
  const name = suggestedName(
    sent.url,
    valueOf(head.headers, 'content-disposition'),
    valueOf(head.headers, 'content-type'),
  );
  const source = body.file ? { file: body.file } : { bytes: body.head };
  const coding = valueOf(head.headers, 'content-encoding');
  await host.saveBody(name, async path => {
    const note = await saveBody(source, coding, path, host.settings().sizeLimit);
    host.post({ type: 'notice', text: `The body was saved. ${note ?? ''}`.trim() });
  });
}

/** Saves the head of an answer as it came. */
export async function saveFieldsOf({ head }: Hop, host: SessionHost): Promise<void> {
  const { version, status, reason, headers } = head;
  const lines = [`${version} ${status} ${reason}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  await host.saveBody('fields.txt', async path => {
    await writeFile(path, `${lines.join('\r\n')}\r\n`, 'latin1');
    host.post({ type: 'notice', text: 'The fields were saved.' });
  });
}
