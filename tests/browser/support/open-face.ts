import type { Page } from 'playwright-core';
import type { Asked } from '../../support/faces/face.ts';

/** Opens a page as somebody comes to it: by its address, or by the button of a form of ours. */
export async function openFace(page: Page, { path, form }: Asked): Promise<number> {
  if (form === undefined) return (await page.goto(path))?.status() ?? 0;
  await page.goto('/a/preview');
  const [answer] = await Promise.all([page.waitForNavigation(), page.evaluate(sendForm, { path, fields: Object.entries(form) })]);
  return answer?.status() ?? 0;
}

function sendForm({ path, fields }: { path: string; fields: [string, string][] }): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = path;
  for (const [name, value] of fields) {
    const field = document.createElement('textarea');
    [field.name, field.value] = [name, value];
    form.append(field);
  }
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form);
}
