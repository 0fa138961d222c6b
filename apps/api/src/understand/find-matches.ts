import { invalidField } from '@kept/core/errors.ts';
import { cleanText } from '@kept/core/listen/clean-text.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { DefinitionMatch } from '@kept/themes/definition-scores.ts';
import type { EncodedText } from '@kept/themes/theme-engine.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { isComment } from './is-comment.ts';
import { readTextBase } from './text-base.ts';
import type { DefinitionDraft } from './theme-definition.ts';

/** An example as it is kept: words somebody wrote, without personal data, or a text that was received. */
export type KeptExample = { readonly words: string; readonly feedbackId: null } | { readonly words: null; readonly feedbackId: string };

/** What fits a definition among all texts, best first, its examples always among it. */
export interface FoundMatches {
  readonly examples: readonly KeptExample[];
  readonly matches: readonly (DefinitionMatch & { readonly isExample: boolean })[];
}

/** Compares a definition and its examples with everything that was said. The engine works outside any transaction; nothing is saved. */
export async function findMatches(ctx: Ctx, draft: DefinitionDraft): Promise<FoundMatches> {
  const examples = draft.examples.map((each): KeptExample => ('words' in each ? { words: redactText(cleanText(each.words)).text, feedbackId: null } : { words: null, feedbackId: each.feedbackId }));
  const received = await readReceived(ctx, examples);
  const words = definitionWords(draft.title, draft.definition, examples.map((each) => each.words ?? received.get(each.feedbackId) ?? ''));
  const vectors = await ctx.engine.encode(words);
  const texts = words.flatMap((text, i): EncodedText[] => (vectors[i] === undefined ? [] : [{ id: `definition ${i}`, text, vector: vectors[i] }]));
  const base = await readTextBase(ctx);
  const found = await ctx.engine.match({ themeId: 'new', strictness: draft.strictness, texts }, [...base.texts.values()]);
  const chosen = [...received.keys()].map((id) => ({ id, confidence: 1, span: found.find((each) => each.id === id)?.span ?? null, isExample: true }));
  return { examples, matches: [...chosen, ...found.filter((each) => !received.has(each.id)).map((each) => ({ ...each, isExample: false }))] };
}

/** What the engine reads of a definition: its name and sentence as one text, then each example. */
export function definitionWords(title: string, definition: string, examples: readonly string[]): string[] {
  return [title === '' ? definition : `${title}. ${definition}`, ...examples];
}

async function readReceived(ctx: Ctx, examples: readonly KeptExample[]): Promise<ReadonlyMap<string, string>> {
  const ids = examples.flatMap(({ feedbackId }) => (feedbackId === null ? [] : [feedbackId]));
  if (ids.length === 0) return new Map();
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ id: feedback.id, text: feedback.text }).from(feedback).where(and(eq(feedback.orgId, ctx.orgId), isComment, inArray(feedback.id, ids))));
  const found = new Map(rows.map((row) => [row.id, row.text]));
  if (ids.some((id) => (found.get(id) ?? '') === '')) throw invalidField('examples', 'One of the examples is not there any more, or has no words. Choose another.');
  return found;
}
