/* The part of two untyped modules that the benches use. */
declare module '*/ephemeral-postgres.mjs' {
  export function startPostgres(): Promise<{ url: string; stop: () => Promise<void> } | undefined>;
}

declare module 'autocannon' {
  interface Request {
    method?: string;
    path?: string;
    body?: string;
    headers?: Record<string, string>;
  }
  interface Options {
    url: string;
    connections: number;
    duration: number;
    /** Requests a second over all connections. */
    overallRate?: number;
    method?: string;
    headers?: Record<string, string>;
    requests?: readonly (Request & { setupRequest?: (request: Request) => Request })[];
  }
  interface Result {
    requests: { average: number; total: number };
    latency: { p50: number; p97_5: number; p99: number };
    errors: number;
    non2xx: number;
    '2xx': number;
    statusCodeStats?: Record<string, { count: number }>;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
