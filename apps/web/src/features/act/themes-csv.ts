import { statusWords } from '@kept/core/act/theme-status.ts';
import { csvOf } from '../../ui/csv-of.ts';
import { journeyStageWords, originWords } from '../understand/vocabulary-words.ts';
import type { ThemeRow } from './queries.ts';
import { themePath } from './theme-path.ts';

const heads = ['Theme', 'Status', 'Owner', 'Deadline', 'Days late', 'Blocked', 'Steps done', 'Steps', 'People', 'Mentions', 'Where it begins', 'Journey stage', 'Snoozed until', 'Link'];

/** Themes as a spreadsheet reads them, in the order they stand; words that would be formulas stay words. */
export function themesCsv(themes: readonly ThemeRow[], place: string): string {
  return csvOf([
    heads,
    ...themes.map(({ id, title, status, owner, deadlineOn, daysLate, blocked, steps, people, mentions, origin, journeyStage, snoozedUntil }) => [
      title, statusWords[status], owner?.name ?? '', deadlineOn ?? '', String(daysLate), blocked?.sentence ?? '', steps === null ? '' : String(steps.done), steps === null ? '' : String(steps.total),
      String(people), String(mentions), origin === null ? '' : originWords[origin], journeyStage === null ? '' : journeyStageWords[journeyStage], snoozedUntil ?? '', `${place}${themePath(id)}`,
    ]),
  ]);
}
