import { type Encoder, EncoderUnavailable, type EncoderUse } from './encoder.ts';

/** An encoder that may fail: says whether it reads at the moment, and lets it be tried again. */
export interface SteadyEncoder {
  readonly use: (standIn: string, standIns: readonly string[]) => EncoderUse;
  readonly isDown: () => boolean;
  readonly encoder: Encoder;
  /** Runs a piece of work with it; undefined, from now on and for five minutes, when it cannot answer. */
  readonly attempt: <T>(work: () => Promise<T>) => Promise<T | undefined>;
  /** After that time: one word, to see whether it is back. */
  readonly tryAgain: () => Promise<void>;
}

const PAUSE_MS = 300_000;

/** Keeps count of an encoder's failures: while it is down nobody waits for it, and everybody is told why. */
export function steadyEncoder(encoder: Encoder, now: () => number): SteadyEncoder {
  let failure: { readonly sentence: string; readonly until: number } | undefined;
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof EncoderUnavailable)) throw error;
      failure = { sentence: error.message, until: now() + PAUSE_MS };
      return undefined;
    }
  };
  return {
    encoder,
    isDown: () => failure !== undefined,
    attempt,
    use: (standIn, standIns) => ({ wanted: encoder.name, inUse: failure === undefined ? encoder.name : standIn, failure: failure?.sentence ?? null, standIns }),
    async tryAgain() {
      if (failure === undefined || now() < failure.until) return;
      const answer = await attempt(() => encoder.encode(['ready']));
      if (answer !== undefined) failure = undefined;
    },
  };
}
