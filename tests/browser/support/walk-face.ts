import type { Page } from 'playwright-core';
import type { FaceLanguage } from '../../support/faces/face.ts';
import { readAloud } from './read-aloud.ts';

const controls = new Set(['button', 'link', 'textbox', 'searchbox', 'combobox', 'radio', 'checkbox', 'DisclosureTriangle', 'Date', 'spinbutton']);
const widths = [1440, 640, 320];

/** What somebody who hears the page, or uses keys alone, or 400 % of zoom, would stumble over: one line each. */
export async function stumblesOn(page: Page, { language, hasProblem }: { language: FaceLanguage; hasProblem: boolean }): Promise<string[]> {
  const found = [...(await headStumbles(page, language)), ...(await spokenStumbles(page)), ...(await page.evaluate(textStumbles)), ...(await widthStumbles(page))];
  if (hasProblem) found.push(...(await problemStumbles(page)));
  return [...found, ...(await keyStumbles(page))];
}

async function headStumbles(page: Page, language: FaceLanguage): Promise<string[]> {
  const head = await page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir, title: document.title }));
  return [
    ...(head.lang === language && head.dir === (language === 'ar' ? 'rtl' : 'ltr') ? [] : [`the page says it is in ${head.lang}, ${head.dir}`]),
    ...(head.title.trim() === '' ? ['the page has no title'] : []),
  ];
}

/** One first heading, no level left out, one main part, and a name for everything that can be used or stands for a picture. */
async function spokenStumbles(page: Page): Promise<string[]> {
  const spoken = await readAloud(page);
  const levels = spoken.flatMap(({ role, level }) => (role === 'heading' && level !== undefined ? [level] : []));
  const skipped = levels.findIndex((level, place) => level > (levels[place - 1] ?? 2) + 1);
  const nameless = spoken.filter(({ role, name }) => (controls.has(role) || ['image', 'table', 'heading', 'navigation'].includes(role)) && name === '');
  return [
    ...(levels.filter((level) => level === 1).length === 1 ? [] : [`${levels.filter((level) => level === 1).length} first headings`]),
    ...(skipped < 0 ? [] : [`headings go ${levels.join(', ')}`]),
    ...(spoken.filter(({ role }) => role === 'main').length === 1 ? [] : ['not one main part']),
    ...nameless.map(({ role }) => `a ${role} without a name`),
  ];
}

/** Runs in the page: what its words do not say of themselves. */
function textStumbles(): string[] {
  const found: string[] = [];
  const named = new Map<string, string>();
  for (const link of document.querySelectorAll('main a[href]')) {
    const [name, to] = [(link.getAttribute('aria-label') ?? link.textContent).trim(), link.getAttribute('href') ?? ''];
    if (named.has(name) && named.get(name) !== to) found.push(`two links are called “${name}” and lead elsewhere`);
    named.set(name, to);
  }
  const buttons = [...document.querySelectorAll('main button')].map((button) => (button.getAttribute('aria-label') ?? button.textContent).trim());
  for (const name of buttons.filter((each, place) => buttons.indexOf(each) < place)) found.push(`two buttons are called “${name}”`);
  for (const quote of document.querySelectorAll('.said')) if (!quote.hasAttribute('lang')) found.push(`a quote does not say its language: ${quote.textContent.slice(0, 40)}`);
  const languages = [...document.querySelectorAll('.languages > *')];
  if (languages.some((each) => !each.hasAttribute('lang'))) found.push('a language is not called in its own');
  if (languages.length > 0 && languages.filter((each) => each.getAttribute('aria-current') === 'true').length !== 1) found.push('no language is the present one');
  for (const table of document.querySelectorAll('table')) if (table.caption === null || table.querySelector('th[scope]') === null) found.push('a table without headers');
  for (const picture of document.querySelectorAll('svg')) if (picture.getAttribute('aria-hidden') !== 'true' && picture.getAttribute('role') !== 'img') found.push('a drawing that is neither hidden nor called something');
  return found;
}

/** At 200 and 400 % of zoom nothing stands outside. */
async function widthStumbles(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const content = await page.evaluate(() => document.documentElement.scrollWidth);
    if (content > width) found.push(`${content} px wide in a window of ${width}`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  return found;
}

/** What is wrong is said first, and leads to its field. */
async function problemStumbles(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const box = document.querySelector('[role=alert]');
    if (box === null || document.activeElement !== box) return ['what is wrong does not have the focus'];
    if (!document.title.includes(': ')) found.push(`the title does not say that something is wrong: ${document.title}`);
    for (const link of box.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
      const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      field?.focus();
      if (field === null || document.activeElement !== field) found.push(`${link.hash} leads to no field`);
      const told = field?.closest('[aria-describedby]')?.getAttribute('aria-describedby')?.split(' ') ?? [];
      if (!told.some((id) => document.getElementById(id)?.classList.contains('wrong'))) found.push(`${link.hash} does not say what is wrong with it`);
    }
    return found;
  });
}

/** Every stop of the Tab key can be seen, and shows that the keys are there. */
async function keyStumbles(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
  });
  const found: string[] = [];
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab');
    const wrong = await page.evaluate(() => {
      const here = document.activeElement;
      if (here === null || here === document.body || here === document.documentElement) return undefined;
      const drawn = here.matches('.scale input') ? here.closest('label') : here;
      const { outlineStyle, outlineWidth } = getComputedStyle(drawn ?? here);
      const { width, height, bottom, top } = here.getBoundingClientRect();
      // A field for a date has stops of its own inside, which the browser marks.
      if (here.matches('[type=date]')) return '';
      const isSeen = width > 1 && height > 1 && bottom > 0 && top < innerHeight && here.closest('[aria-hidden=true]') === null;
      return isSeen && outlineStyle !== 'none' && outlineWidth !== '0px' ? '' : `Tab stops unseen at ${here.outerHTML.slice(0, 80)}`;
    });
    if (wrong === undefined) break;
    if (wrong !== '') found.push(wrong);
  }
  return found;
}
