import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './support/browser.ts';
import { publicAddress, readDemoWorld } from './support/demo-world.ts';
import { addressOf } from './support/page-list.ts';
import { findPlaces } from './support/places.ts';
import { openMember, openVisitor, untilSettled } from './support/visitor.ts';

// Takes the pictures of docs/screens from a running demo world: `node --import tsx tests/browser/take-screens.ts http://localhost:3000`.
const folder = fileURLToPath(new URL('../../docs/screens/', import.meta.url));
const world = await readDemoWorld(process.argv[2] ?? 'http://localhost:3000');
const browser = await openBrowser();
const places = await findPlaces(browser, world);
await mkdir(folder, { recursive: true });

const screens = [
  { file: 'my-themes', as: 'owner', at: '/my-themes' },
  { file: 'theme', as: 'owner', at: `/themes/${places.themeId}` },
  { file: 'health', as: 'viewer', at: '/health?period=this_year' },
  { file: 'digest', as: 'marketer', at: `/digests/${places.digestId}?tab=preview` },
] as const;

for (const { file, as, at } of screens) {
  const { page, leave } = await openMember(browser, world, as);
  await page.goto(addressOf({ name: file, at }, places));
  await untilSettled(page);
  await page.screenshot({ path: `${folder}${file}.png` });
  await leave();
}
const { page, leave } = await openVisitor(browser, world.url, { width: 390, height: 844 });
await page.goto(publicAddress(world, 's', '/recommend'));
await page.screenshot({ path: `${folder}survey-390.png` });
await leave();
await browser.close();
