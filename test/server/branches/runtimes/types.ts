/** A way to run a finished program: it prints, as JSON, the value that its function gave back, or the error that it threw. */
export interface Runtime {
  /** The library. */
  name: string;
  languageId: string;
  file: string;
  /** Sends one request to the URL that is its first argument; `®` marks the cursor, METHOD or LOWER stands for the method. */
  program: string;
  /** True where the program's function says that it may give back nothing. */
  optional?: boolean;
  /** What runs the file; the file and the URL are added. */
  command: string[];
  /** Says what this machine lacks to run it; nothing where it can be run. */
  lacks?(): string | undefined;
  /** The folder of the program inside the suite's, where it has to be a certain one; the files that must lie beside it. */
  within?: { folder: string; files: Record<string, string> };
  /** Environment variables, by the suite's folder. */
  env?(folder: string): Record<string, string>;
  /** True where only the most telling programs are run: the others are written by the same code. */
  brief?: boolean;
  /** Further tests that are run all the same. */
  also?: RegExp;
  /** Tests that make no sense here. */
  without?: RegExp;
}
