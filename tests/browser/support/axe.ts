import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong on a page as a person sees it: serious and critical, by WCAG 2.2 AA. One line each. */
export async function seriousProblems(page: Page): Promise<string[]> {
  return problemsOf(axeOn(page).withTags(standard));
}

/** The same for the rules that look at colours: all that can change when nothing but light and dark does. */
export async function colourProblems(page: Page): Promise<string[]> {
  return problemsOf(axeOn(page).withRules(colourRules));
}

/** A mail's frame runs no script, and axe would wait in it for ever: mails are looked at as pages of their own. Without frames the one-pass mode misses nothing. */
function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).exclude('iframe').setLegacyMode();
}

async function problemsOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map((violation) => `${violation.id}: ${violation.help} (${violation.nodes.length}x, first: ${violation.nodes[0]?.html.slice(0, 160) ?? ''})`);
}
