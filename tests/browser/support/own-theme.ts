import { addDaysTo, dayIn } from '@kept/core/calendar.ts';
import type { APIRequestContext } from 'playwright-core';
import { expect } from 'vitest';
import { z } from 'zod';
import type { DemoWorld } from './demo-world.ts';
import { fromOurPage } from './colleague.ts';

const defined = z.object({ themeId: z.string() });

/** The day some days from now, where the demo organisation sits. */
export function dayAhead(days: number): string {
  return addDaysTo(dayIn(new Date(), 'Europe/London'), days);
}

/** A theme of a test's own that takes nothing from the others, with a person and a date. `request` is a lead's. */
export async function openOwnTheme(request: APIRequestContext, world: DemoWorld, title: string, ownerId: string, deadlineOn: string): Promise<string> {
  const headers = fromOurPage(world);
  const definition = { title, definition: `What is said of ${title}.`, examples: [{ words: `qwvx ${title} zzkj` }, { words: `${title} jjqz vvkw` }], strictness: 'strong' };
  const answer = await request.post('/api/v1/themes/definitions', { data: definition, headers });
  expect(answer.status(), await answer.text()).toBe(201);
  const { themeId } = defined.parse(await answer.json());
  expect((await request.post(`/api/v1/themes/${themeId}/acceptance`, { data: { ownerId, deadlineOn }, headers })).status()).toBe(200);
  return themeId;
}
