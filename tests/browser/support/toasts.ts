import type { Page } from 'playwright-core';

/** Lets a toast, and with it the key that takes back, stand as long as a slow machine needs. */
export async function holdToasts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const usual = window.setTimeout.bind(window);
    Reflect.set(window, 'setTimeout', (run: () => void, milliseconds?: number, ...rest: unknown[]) => usual(run, milliseconds === 10_000 ? 600_000 : milliseconds, ...rest));
  });
}

/** Waits until it is told what has just happened. */
export async function toast(page: Page, words: string | RegExp): Promise<void> {
  await page.getByRole('region', { name: /Notices/ }).getByText(words).last().waitFor();
}
