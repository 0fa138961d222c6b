import { dayIn } from '@kept/core/calendar.ts';
import { choosePublic, type PublicQuestion, type PublicSection } from '@kept/core/close-loop/choose-public.ts';
import type { LoopKept } from '@kept/core/close-loop/loop-kept.ts';
import { nextDigestOn } from '@kept/core/digest-period.ts';
import { writeSurveyDay } from '@kept/core/listen/write-survey-day.ts';
import type { JourneyStage } from '@kept/core/vocabulary.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { Ctx } from '../../context.ts';
import { readLoopKept } from '../read-loop-kept.ts';
import { listPublicThemes, type PublicTheme } from './list-public-themes.ts';
import type { PublicVoice } from './public-words.ts';
import { type PublicQuote, readPublicQuotes } from './read-public-quotes.ts';

export interface PublicPage {
  readonly sections: readonly PublicSection<PublicTheme>[];
  /** How many themes there are to choose from at all. */
  readonly of: number;
  readonly stages: readonly JourneyStage[];
  readonly quotes: ReadonlyMap<string, PublicQuote>;
  readonly kept: LoopKept;
  readonly nextDigestOn: string;
}

/** "You said, we did" for everybody, as far as it was asked for: nothing personal, nothing of agents, quotes only from people who said they may be quoted. */
export async function readPublicPage(ctx: Ctx, voice: PublicVoice, question: PublicQuestion): Promise<PublicPage> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const themes = await listPublicThemes(tx, ctx, voice);
    const sections = choosePublic(themes, question);
    const stages = [...new Set(themes.flatMap(({ stage }) => stage ?? []))];
    const quotes = await readPublicQuotes(tx, ctx, sections.flatMap((section) => section.themes.map(({ id }) => id)));
    return { sections, of: themes.length, stages, quotes, kept: await readLoopKept(tx, ctx), nextDigestOn: writeSurveyDay(voice.language, nextDigestOn(dayIn(ctx.now(), voice.timezone), voice.digestCadence)) };
  });
}
