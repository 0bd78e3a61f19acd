/** `ArrayBuffer.prototype.transfer` of ECMAScript 2024: Node has it from 21 on, VS Code from 1.90 on. */
interface Transferable {
  transfer?(newLength: number): ArrayBuffer;
}

/**
 * Gives the memory of a chunk that nobody needs any more back at once. Left to V8, up to 64 MB of such chunks stand before
 * it collects them, since they lie outside its heap; and of a long download each byte comes by twice, as the socket's
 * and as the parser's. The chunk is empty afterwards. One that shares its memory with others is left alone, and so is
 * all where the runtime cannot do it.
 */
export function giveBack(chunk: Buffer): void {
  const memory = chunk.buffer as ArrayBuffer & Transferable;
  if (chunk.byteLength === memory.byteLength) memory.transfer?.(0);
}
