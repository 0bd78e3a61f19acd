/** Grammar name to file; throws where a package is not installed. */
export function grammarFiles(): Record<string, string>;
