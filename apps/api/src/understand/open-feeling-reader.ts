import type { KnownSentiment, Sentiment, SentimentSource } from '@kept/core/sentiment-words.ts';
import { sentimentHead } from '@kept/db/schema/understand/reading.ts';
import { inOrg } from '@kept/db/scope.ts';
import { detectLanguage } from '@kept/themes/detect-language.ts';
import { feelingByWords } from '@kept/themes/feeling-features.ts';
import { readFeeling } from '@kept/themes/feeling-head.ts';
import { vectorDimensions, vectorMark } from '@kept/themes/vector-blob.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** What the words of a text tell beside their theme. */
export interface Reading {
  readonly language: string | null;
  readonly sentiment: Sentiment;
  readonly by: Extract<SentimentSource, 'learned' | 'words'>;
  readonly confidence: number;
}

export type FeelingReader = (text: string, vector: Uint8Array) => Reading;

/** Below this the answer is "not known". */
const leastConfidence = 0.45;
const lexicalMark = 1;

/** Opens the reader of an organisation: what it has taught, or the list of words while it has taught nothing. Only English words tell a feeling without a vector. */
export async function openFeelingReader(ctx: Ctx): Promise<FeelingReader> {
  const [row] = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx.select({ weights: sentimentHead.weights }).from(sentimentHead).where(and(eq(sentimentHead.orgId, ctx.orgId), eq(sentimentHead.encoderVersion, ctx.engine.version))),
  );
  const head = row === undefined || row.weights === null ? undefined : headOf(row.weights);
  return (text, vector) => {
    const language = detectLanguage(text) ?? null;
    const isReadable = vectorMark(vector) !== lexicalMark && head !== undefined && vectorDimensions(vector) === head[0];
    const found: { feeling: KnownSentiment; confidence: number } | undefined = isReadable ? readFeeling(head, { text, vector }) : language === null || language === 'en' ? feelingByWords(text) : undefined;
    const sentiment = found === undefined || found.confidence < leastConfidence ? 'unknown' : found.feeling;
    return { language, sentiment, by: isReadable ? 'learned' : 'words', confidence: found?.confidence ?? 0 };
  };
}

/** A head as it is stored: its figures as bytes. */
function headOf(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
