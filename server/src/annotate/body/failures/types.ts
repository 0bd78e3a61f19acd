/** A failure that a response reports beside its status code. */
export interface Failure {
  format: 'graphql' | 'json-rpc' | 'soap' | 'grpc' | 'multi-status' | 'home-made';
  /** What the body reports, as the end of a sentence: `a JSON-RPC error, -32601`. */
  what: string;
  /** The server's own text. */
  message?: string;
  /** How many things failed, where the format counts them. */
  count?: number;
}
