import type { Page } from 'playwright-core';

/** Lets a toast, and with it the key that takes back, stand as long as a slow machine needs. */
export async function holdToasts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const usual = window.setTimeout.bind(window);
    Reflect.set(window, 'setTimeout', (run: () => void, milliseconds?: number, ...rest: unknown[]) => usual(run, milliseconds === 10_000 ? 600_000 : milliseconds, ...rest));
  });
}
