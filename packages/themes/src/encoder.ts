/** What turns texts into vectors. There are three: the built-in model, an endpoint outside, and words and letters alone. */
export interface Encoder {
  /** Stored beside every vector: vectors of different versions must not be compared. */
  readonly version: string;
  /** What people are told it is. */
  readonly name: string;
  /** The languages it was made for; undefined when it takes any. */
  readonly languages: readonly string[] | undefined;
  /** One vector per text, in order; the texts are normalised and none is empty. Throws EncoderUnavailable when it cannot answer. */
  encode(normalised: readonly string[], signal?: AbortSignal): Promise<readonly ArrayLike<number>[]>;
}

/** An encoder that cannot answer now; the message is a sentence for people. */
export class EncoderUnavailable extends Error {
  override readonly name = 'EncoderUnavailable';
}

/** Which encoder is wanted, which one reads, and why they differ. */
export interface EncoderUse {
  readonly wanted: string;
  readonly inUse: string;
  /** A sentence while another one stands in; null when the wanted one reads. */
  readonly failure: string | null;
  /** Other versions whose vectors may be needed at any moment. */
  readonly standIns: readonly string[];
  /** What it was made for; undefined when it takes any language, or when nothing is kept apart. */
  readonly languages?: readonly string[] | undefined;
}
