import { everyMail } from '@kept/emails/every-mail.ts';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './support/browser.ts';

// Takes the pictures of docs/mails and writes the page that shows them, from each template's sample data: `node --import tsx tests/browser/take-mails.ts`.
const folder = process.argv[2] ?? fileURLToPath(new URL('../../docs/mails/', import.meta.url));
const fonts = fileURLToPath(new URL('../../node_modules/@fontsource-variable/', import.meta.url));
const widths = [700, 390] as const;
const schemes = ['light', 'dark'] as const;
const readers = { customer: 'To customers', subscriber: 'To people who asked for news', staff: 'To the staff' } as const;
const sharpness = 32;

await mkdir(folder, { recursive: true });
for (const name of await readdir(folder)) if (name.endsWith('.webp')) await rm(join(folder, name));
const faces = (await Promise.all([
  face('Inter Variable', 'inter/files/inter-latin-opsz-normal.woff2', '100 900'),
  face('Source Serif 4 Variable', 'source-serif-4/files/source-serif-4-latin-opsz-normal.woff2', '200 900'),
])).join('');

const browser = await openBrowser();
const context = await browser.newContext();
const page = await context.newPage();
const session = await context.newCDPSession(page);
for (const { name, write } of everyMail) {
  const { html } = await write();
  await page.setContent(html);
  await page.addStyleTag({ content: faces });
  for (const width of widths) {
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 400 });
      await page.evaluate(() => document.fonts.ready);
      const height = await page.evaluate(() => document.body.scrollHeight);
      const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: sharpness, captureBeyondViewport: true, clip: { x: 0, y: 0, width, height, scale: 1 } });
      await writeFile(join(folder, `${name}-${width}-${colorScheme}.webp`), Buffer.from(data, 'base64'));
    }
  }
}
await browser.close();
await writeFile(join(folder, 'README.md'), await pageOfMails());

/** The faces that mails name first, so that the pictures do not depend on the machine that takes them. */
async function face(family: string, path: string, weights: string): Promise<string> {
  const bytes = await readFile(join(fonts, path));
  return `@font-face{font-family:'${family}';font-weight:${weights};src:url(data:font/woff2;base64,${bytes.toString('base64')})}`;
}

async function pageOfMails(): Promise<string> {
  const parts = Object.entries(readers).map(async ([reader, heading]) => {
    const mails = await Promise.all(everyMail.filter((mail) => mail.reader === reader).map(async ({ name, title, write }) => {
      const picture = (width: number, scheme: string) => `<img src="${name}-${width}-${scheme}.webp" width="${width === 390 ? 230 : 410}" alt="${title}, ${scheme}, ${width} px wide">`;
      const { subject, text } = await write();
      return [
        `### ${title}`, `Subject: ${subject}`, `${picture(700, 'light')} ${picture(700, 'dark')}`, `${picture(390, 'light')} ${picture(390, 'dark')}`,
        `<details><summary>As plain text</summary>\n\n\`\`\`text\n${text.trimEnd()}\n\`\`\`\n\n</details>`,
      ].join('\n\n');
    }));
    return [`## ${heading}`, ...mails].join('\n\n');
  });
  return `# Every mail, in light and dark, wide and on a phone\n\nMade from each template's sample data by \`node --import tsx tests/browser/take-mails.ts\`; run it again when a template changes. No mail loads a font: a reader without Inter and Source Serif sees the system's own. The only pictures are those an organisation puts in.\n\n${(await Promise.all(parts)).join('\n\n')}\n`;
}
