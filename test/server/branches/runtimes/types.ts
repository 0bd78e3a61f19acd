/** A way to run a finished program: it prints, as JSON, the value that its function gave back, or the error that it threw. */
export interface Runtime {
  /** The library. */
  name: string;
  languageId: string;
  file: string;
  /** Sends one request to the URL that is its first argument; `®` marks the cursor, METHOD or LOWER stands for the method. */
  program: string;
  /** What runs the file; the file and the URL are added. */
  command: string[];
  /** Says what this machine lacks to run it; nothing where it can be run. */
  lacks?(): string | undefined;
  /** True where only the most telling programs are run: the others are written by the same code. */
  brief?: boolean;
  /** Tests that make no sense here. */
  without?: RegExp;
}
