import type { Locator, Page } from 'playwright-core';

const patienceMilliseconds = 15_000;
const mostTries = 6;

/** Presses a key until what it leads to is there: a page may stand a moment before it listens. */
export async function pressUntil(page: Page, key: string, shown: Locator): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    await page.keyboard.press(key);
    const isThere = await shown.waitFor({ timeout: patienceMilliseconds }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
  }
  throw new Error(`The key ${key} does not lead to ${String(shown)}.`);
}
