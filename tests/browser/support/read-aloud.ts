import type { Page } from 'playwright-core';
import { z } from 'zod';

const value = z.object({ value: z.unknown().optional() }).optional();
const node = z.object({ ignored: z.boolean(), role: value, name: value, properties: z.array(z.object({ name: z.string(), value: z.object({ value: z.unknown().optional() }) })).optional() });
const tree = z.object({ nodes: z.array(node) });

/** One thing a screen reader comes to: what it is, what it is called, and a heading's level. */
export interface Spoken {
  readonly role: string;
  readonly name: string;
  readonly level: number | undefined;
}

/** What a screen reader is given of the open page, in its order. */
export async function readAloud(page: Page): Promise<Spoken[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = tree.parse(await session.send('Accessibility.getFullAXTree'));
  await session.detach();
  return nodes.filter(({ ignored }) => !ignored).map(({ role, name, properties = [] }) => ({ role: String(role?.value ?? ''), name: String(name?.value ?? '').trim(), level: z.number().safeParse(properties.find((one) => one.name === 'level')?.value.value).data }));
}
