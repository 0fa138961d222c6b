import { EncoderUnavailable } from '@kept/themes/encoder.ts';
import { setTimeout as pause } from 'node:timers/promises';

/** Where a model answers, in the manner of OpenAI's API. */
export interface Endpoint {
  readonly url: string;
  readonly model: string;
  readonly key?: string | undefined;
  /** How long one answer may take, and how often it is asked for; tests shorten the waits. */
  readonly timeoutMs?: number;
  readonly attempts?: number;
  readonly firstPauseMs?: number;
}

const usualTimeoutMs = 20_000;
const usualAttempts = 3;
const usualPauseMs = 500;
const longestPauseMs = 10_000;
const mostBytes = 16_000_000;

/** The request itself was refused: asking again in the same words is no use. */
export class EndpointRefusal extends EncoderUnavailable {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/**
 * Asks an endpoint for JSON: no redirects, a limit of time and size for each answer, a few attempts with growing pauses (Retry-After
 * obeyed up to ten seconds). Throws EncoderUnavailable with a sentence that names neither key nor text.
 */
export async function askEndpoint(endpoint: Endpoint, body: unknown, signal?: AbortSignal): Promise<unknown> {
  const { attempts = usualAttempts, firstPauseMs = usualPauseMs } = endpoint;
  for (let attempt = 1; ; attempt += 1) {
    const tried = await askOnce(endpoint, body, signal);
    if (tried.ok) return tried.answer;
    if (!tried.isWorthAnother || attempt >= attempts) throw tried.status === undefined ? new EncoderUnavailable(tried.sentence) : new EndpointRefusal(tried.sentence, tried.status);
    const wait = Math.min(longestPauseMs, tried.retryAfterMs ?? firstPauseMs * 4 ** (attempt - 1));
    await pause(wait, undefined, signal === undefined ? {} : { signal });
  }
}

type Tried =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly sentence: string; readonly isWorthAnother: boolean; readonly status?: number; readonly retryAfterMs?: number };

async function askOnce({ url, key, timeoutMs = usualTimeoutMs }: Endpoint, body: unknown, signal?: AbortSignal): Promise<Tried> {
  const patience = AbortSignal.timeout(timeoutMs);
  const host = new URL(url).host;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: signal === undefined ? patience : AbortSignal.any([patience, signal]),
    });
    if (response.ok) return readAnswer(await readText(response), host);
    await response.body?.cancel();
    const isBusy = response.status === 429 || response.status >= 500 || response.status === 408;
    const after = Number(response.headers.get('retry-after'));
    return { ok: false, sentence: `${host} answered with status ${response.status}.`, isWorthAnother: isBusy, status: response.status, ...(after > 0 ? { retryAfterMs: after * 1000 } : {}) };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof TooLong) return { ok: false, sentence: `${host} answered with more than can be read.`, isWorthAnother: false };
    return { ok: false, sentence: patience.aborted ? `${host} did not answer within ${timeoutMs / 1000} seconds.` : `${host} could not be reached.`, isWorthAnother: true };
  }
}

class TooLong extends Error {}

async function readText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > mostBytes) throw new TooLong();
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function readAnswer(text: string, host: string): Tried {
  try {
    return { ok: true, answer: JSON.parse(text) };
  } catch {
    return { ok: false, sentence: `${host} answered with something that is no JSON.`, isWorthAnother: false };
  }
}
