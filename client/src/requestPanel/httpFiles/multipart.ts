import type { PartRow } from '../messages';
import type { BodyPiece } from './parse';

/** A line of a body, or the file that stands there. */
type Piece = string | { file: string };

interface Part {
  head: string[];
  content: Piece[];
  inHead: boolean;
}

/** The parts of a multipart body; undefined where its lines do not keep to the boundary. */
export function multipartRows(
  body: BodyPiece[],
  boundary: string,
  absolute: (path: string) => string,
): PartRow[] | undefined {
  const pieces = body.flatMap<Piece>(piece => ('text' in piece ? piece.text.split('\n') : [{ file: piece.file }]));
  const parts: Part[] = [];
  let current: Part | undefined;
  for (const piece of pieces) {
    const line = typeof piece === 'string' ? piece.trim() : undefined;
    if (line === `--${boundary}`) parts.push((current = { head: [], content: [], inHead: true }));
    else if (line === `--${boundary}--`) current = undefined;
    else if (current?.inHead && typeof piece === 'string') {
      if (line) current.head.push(piece);
      else current.inHead = false;
    } else current?.content.push(piece);
  }
  // A boundary at the very end begins nothing.
  if (current?.inHead) parts.pop();
  return parts.length ? parts.map(part => rowOf(part, absolute)) : undefined;
}

function rowOf({ head, content }: Part, absolute: (path: string) => string): PartRow {
  const fields = head.join('\n');
  const type = /^content-type\s*:\s*(\S.*)$/im.exec(fields)?.[1]?.trim();
  const file = content.find((piece): piece is { file: string } => typeof piece !== 'string');
  return {
    name: nameIn(fields),
    value: file ? '' : content.join('\n'),
    enabled: true,
    ...(file && { file: absolute(file.file) }),
    ...(type && { type }),
  };
}

function nameIn(head: string): string {
  return (
    /name\s*=\s*"([^"]*)"/i.exec(head.replace(/filename\s*=/gi, ''))?.[1] ??
    /[;\s]name\s*=\s*([^;\s"]+)/i.exec(head)?.[1] ??
    ''
  );
}
