import type { ClusterReport } from '@kept/themes/cluster-texts.ts';
import { styleText } from 'node:util';

const quotesShown = 3;

/** The report as a list for people: largest theme first, each with its count, title and some of its quotes. */
export function printThemes(report: ClusterReport, from: { file: string; textColumn: string }): string {
  const width = Math.max(60, Math.min(120, process.stdout.columns ?? 120));
  const unthemed = report.rows - report.themed;
  const share = report.rows === 0 ? 0 : Math.round((report.themed * 100) / report.rows);
  const digits = Math.max(3, count(report.themes.reduce((largest, theme) => Math.max(largest, theme.size), 0)).length);
  const themes = [...report.themes].sort((a, b) => b.size - a.size).flatMap((theme) => [
    `${styleText('green', count(theme.size).padStart(digits))}  ${styleText('bold', printable(theme.title))}`,
    ...theme.quotes.slice(0, quotesShown).map((quote) => `${' '.repeat(digits + 2)}${fitted(`“${printable(quote)}”`, width - digits - 2)}`),
    '',
  ]);
  const lines = [
    `${from.file === '-' ? 'What was piped in' : from.file}: ${count(report.rows)} texts from the column “${printable(from.textColumn)}”`,
    report.k === 0
      ? `No theme was found: too few of the texts say the same thing. (${report.seconds} s)`
      : `${count(report.k)} ${report.k === 1 ? 'theme holds' : 'themes hold'} ${count(report.themed)} of them (${share} %); ${count(unthemed)} stay without a theme. (${report.seconds} s)`,
    ...measured(report),
    '',
    ...themes,
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function measured({ k, metrics, confident }: ClusterReport): string[] {
  if (metrics === undefined || confident === undefined) return [];
  return [
    `Against the labels, all rows:    k ${k}  V-measure ${metrics.v.toFixed(4)}  ARI ${metrics.ari.toFixed(4)}  AMI ${metrics.ami.toFixed(4)}  purity ${metrics.purity.toFixed(4)}`,
    `Against the labels, themed only: coverage ${confident.coverage.toFixed(4)}  V-measure ${confident.v.toFixed(4)}  ARI ${confident.ari.toFixed(4)}`,
  ];
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}

/** Threat: a text with escape sequences rewrites the terminal it is shown on. Every control character becomes a blank. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').replace(/\s+/gu, ' ').trim();
}

function fitted(text: string, width: number): string {
  const letters = [...text];
  return letters.length <= width ? text : `${letters.slice(0, width - 2).join('')}…”`;
}
