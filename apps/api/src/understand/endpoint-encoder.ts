import { type Encoder, EncoderUnavailable } from '@kept/themes/encoder.ts';
import { cutForEncoder } from '@kept/themes/normalise-text.ts';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { askEndpoint, type Endpoint, EndpointRefusal } from './ask-endpoint.ts';
import { endpointAddress } from './endpoint-address.ts';

export interface EmbeddingEndpoint extends Endpoint {
  /** Languages the model was made for; undefined takes any. */
  readonly languages?: readonly string[] | undefined;
}

const answerSchema = z.object({ data: z.array(z.object({ index: z.number().int().optional(), embedding: z.array(z.number()).min(8).max(8192) })) });

/** What servers refuse a batch with when it, or one text of it, is too long for them. */
const tooLongStatuses = [400, 413, 422];
const shortestCut = 200;

/** An encoder behind an OpenAI-compatible `/v1/embeddings`: its answers are checked, and whatever does not fit is no answer. */
export function createEndpointEncoder(endpoint: EmbeddingEndpoint): Encoder {
  const url = endpointAddress(endpoint.url, 'embeddings');
  const { model, languages } = endpoint;
  const host = new URL(url).host;
  let dimensions: number | undefined;

  async function ask(texts: readonly string[], signal?: AbortSignal): Promise<readonly (readonly number[])[]> {
    const answer = answerSchema.safeParse(await askEndpoint({ ...endpoint, url }, { model, input: texts, encoding_format: 'float' }, signal));
    if (!answer.success) throw new EncoderUnavailable(`${host} answered with something that is no list of vectors.`);
    const { data } = answer.data;
    if (data.length !== texts.length) throw new EncoderUnavailable(`${host} gave ${data.length} vectors for ${texts.length} texts.`);
    const ordered = data.every((row) => row.index !== undefined) ? data.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0)) : data;
    const length = dimensions ?? ordered[0]?.embedding.length ?? 0;
    if (ordered.some(({ embedding }, at) => embedding.length !== length || embedding.every((value) => value === 0) || (ordered[at]?.index ?? at) !== at)) {
      throw new EncoderUnavailable(`${host} gave vectors that do not fit together.`);
    }
    dimensions = length;
    return ordered.map(({ embedding }) => embedding);
  }

  /** Halves what is too much for the server; one text alone that is too long is read from its beginning. */
  async function askInParts(texts: readonly string[], signal?: AbortSignal): Promise<readonly (readonly number[])[]> {
    try {
      return await ask(texts, signal);
    } catch (error) {
      const isTooMuch = error instanceof EndpointRefusal && tooLongStatuses.includes(error.status);
      const [only = ''] = texts;
      if (!isTooMuch || (texts.length === 1 && only.length <= shortestCut)) throw error;
      if (texts.length === 1) return askInParts([only.slice(0, Math.max(shortestCut, only.length / 2)).toWellFormed()], signal);
      const half = Math.ceil(texts.length / 2);
      return [...(await askInParts(texts.slice(0, half), signal)), ...(await askInParts(texts.slice(half), signal))];
    }
  }

  return {
    version: `endpoint-${createHash('sha256').update(`${url}\n${model}`).digest('hex').slice(0, 12)}-int8-1`,
    name: `${model} at ${host}`,
    languages,
    encode: async (texts, signal) => (texts.length === 0 ? [] : askInParts(texts.map(cutForEncoder), signal)),
  };
}
