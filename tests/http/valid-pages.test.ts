import { everyMail } from '@kept/emails/every-mail.ts';
import { HtmlValidate, type RuleConfig } from 'html-validate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layFaces } from '../support/faces/lay-faces.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const words = (...allowed: string[]) => ({ enum: allowed });
/** What the library leaves open and the Nu HTML checker does not: the words these attributes take. */
const ariaWords = {
  'aria-current': words('page', 'step', 'location', 'date', 'time', 'true', 'false'),
  'aria-invalid': words('true', 'false', 'grammar', 'spelling'),
  'aria-hidden': words('true', 'false'),
  'aria-expanded': words('true', 'false'),
  'aria-live': words('polite', 'assertive', 'off'),
  role: words('alert', 'status', 'group', 'img', 'search', 'presentation'),
};
/** A button of ours sends its form, which is what one without a type does. */
const own: Record<string, RuleConfig[string]> = { 'no-implicit-button-type': 'off', 'no-missing-references': 'error', 'heading-level': ['error', { minInitialRank: 'h2' }] };
const strict = { root: true, extends: ['html-validate:standard', 'html-validate:a11y'], elements: ['html5', { '*': { attributes: ariaWords } }], rules: own };
const pages = new HtmlValidate(strict);
/** Mail programs lay out by tables and their attributes, and by the doctype react-email writes. */
const mails = new HtmlValidate({ ...strict, rules: { ...own, 'doctype-html': 'off', 'no-deprecated-attr': 'off' } });

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-22T10:00:00Z') });
});
afterAll(() => app.close());

async function faultsIn(validator: HtmlValidate, name: string, html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector }) => `${name}: ${ruleId}: ${message} (${selector ?? ''})`));
}

test('every page of customers and agents is valid HTML in each of its states, in English, German and Arabic', async () => {
  const faults: string[] = [];
  for (const { name, status, languages, asked } of await layFaces(app)) {
    for (const language of languages) {
      const { path, form } = asked(language);
      const answer = await app.fetch(path, form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) });
      if (answer.status !== status) faults.push(`${name}, ${language}: answered ${answer.status}`);
      const policy = answer.headers.get('content-security-policy') ?? '';
      if (!/(^|; )script-src 'self'(;|$)/.test(policy)) faults.push(`${name}, ${language}: scripts may come from elsewhere: ${policy}`);
      faults.push(...(await faultsIn(pages, `${name}, ${language}`, await answer.text())));
    }
  }
  expect(faults).toEqual([]);
});

test('every mail is valid HTML but for what mail programs need', async () => {
  const faults: string[] = [];
  for (const { name, write } of everyMail) faults.push(...(await faultsIn(mails, name, (await write()).html)));
  expect(faults).toEqual([]);
});

test.each([
  ['a quote that became part of a value', '<button type="button" aria-current=&quot;true&quot;>English</button>', 'attribute-allowed-values'],
  ['a paragraph in a legend', '<fieldset><legend><p>How often?</p></legend></fieldset>', 'element-permitted-content'],
  ['a group of boxes without a legend', '<fieldset><input type="checkbox" id="a"><label for="a">A</label></fieldset>', 'wcag/h71'],
  ['a label of nothing', '<label for="nobody">Who?</label><input type="text" id="somebody" aria-label="Who?">', 'no-missing-references'],
])('the guard sees %s', async (name, html, rule) => {
  const found = await faultsIn(pages, name, `<!doctype html><html lang="en"><head><title>A page</title></head><body>${html}</body></html>`);
  expect(found.filter((fault) => fault.includes(`: ${rule}: `)), found.join('\n')).not.toEqual([]);
});
