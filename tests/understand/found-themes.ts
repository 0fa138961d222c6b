import { z } from 'zod';
import { loopTexts } from '../support/loop-texts.ts';
import type { World } from '../support/world.ts';

const list = z.object({ themes: z.array(z.object({ id: z.string(), title: z.string(), status: z.string(), people: z.number(), mentions: z.number(), version: z.number(), quote: z.object({ text: z.string(), mentionId: z.string() }).nullable() })), coverage: z.object({ texts: z.number(), themed: z.number(), unthemed: z.number() }) });

/** One found theme, as the list of themes shows it. */
export type FoundTheme = z.infer<typeof list>['themes'][number];

/** Sends texts as survey answers of a source, each with an id of its own unless one is given. */
export async function sendTexts(world: World, texts: readonly string[], more: Record<string, unknown> = {}): Promise<void> {
  const answer = await world.admin.post('/api/v1/feedback', texts.map((text) => ({ source: 'Survey', text, ...more })));
  if (answer.status >= 300) throw new Error(await answer.text());
}

/** The themes of an organisation as they stand, biggest first. */
export async function themesOf(world: World, query = ''): Promise<z.infer<typeof list>> {
  return list.parse(await (await world.admin.get(`/api/v1/themes${query}`)).json());
}

/** Lets an organisation receive some fifty complaints about four things, and finds the themes in them. */
export async function findSomeThemes(world: World): Promise<FoundTheme[]> {
  await sendTexts(world, loopTexts.map((each) => each.text));
  await world.settle();
  return (await themesOf(world)).themes;
}
