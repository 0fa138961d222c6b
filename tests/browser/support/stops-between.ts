import type { Locator, Page } from 'playwright-core';

/** How often somebody at a keyboard presses Tab to come from one field to another; fails when it is not reached within fifty. */
export async function stopsBetween(page: Page, from: Locator, to: Locator): Promise<number> {
  await from.focus();
  for (let stops = 1; stops <= 50; stops += 1) {
    await page.keyboard.press('Tab');
    if (await to.evaluate((element) => element === document.activeElement)) return stops;
  }
  throw new Error('The keyboard does not get there.');
}
