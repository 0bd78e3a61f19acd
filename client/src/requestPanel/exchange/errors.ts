export function isTimeout(error: unknown): boolean {
  for (let e = error as { cause?: unknown; name?: string; event?: string } | undefined; e; e = e.cause as typeof e) {
    if (e.name === 'TimeoutError' || e.event !== undefined) return true;
  }
  return false;
}

/** VS Code's own words for it name the proxy only. */
export function throughProxy(proxy: string, error: Error): Error {
  const root = rootOf(error);
  return Object.assign(new Error(`The proxy ${proxy} cannot be used: ${root.message}`), {
    code: root.code ? `ERR_PROXY_${root.code}` : 'ERR_PROXY',
  });
}

/** The error that Node raised, below those that wrap it. */
export function rootOf(error: unknown): NodeJS.ErrnoException & { rawPacket?: Buffer } {
  let current = error as Error & { cause?: unknown };
  while (current.cause instanceof Error && current.cause !== current) current = current.cause as typeof current;
  if (current instanceof AggregateError && current.errors.length) {
    const first = current.errors.find(e => (e as Error).message) as Error | undefined;
    if (first) return first as NodeJS.ErrnoException;
  }
  return current as NodeJS.ErrnoException;
}
