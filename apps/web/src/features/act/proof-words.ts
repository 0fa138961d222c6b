import type { Theme } from './queries.ts';

/** What the data say of a fix, in a sentence with its figures. */
export function proofWords({ verdict, before, after, ratio, lower, upper }: NonNullable<Theme['proof']>): string {
  const figures = `${perWeek(before)} mentions a week before, ${perWeek(after)} since`;
  const interval = ratio === null || upper === null ? '' : ` (${ratio.toFixed(2)} times, 95 % interval ${lower.toFixed(2)} to ${upper.toFixed(2)})`;
  if (verdict === 'too_soon') return `Too soon to say: ${after.days} of 28 days have passed.`;
  if (verdict === 'too_little_history') return `Too little history to say: ${before.days} of 84 days before the fix.`;
  if (verdict === 'too_few') return 'Too few mentions to say anything by numbers. Customers can.';
  if (verdict === 'confirmed') return `Yes, say the data: ${figures}${interval}.`;
  if (verdict === 'contradicted') return `No, say the data: ${figures}${interval}.`;
  return `Not clear yet: ${figures}${interval}.`;
}

function perWeek({ mentions, days }: { mentions: number; days: number }): string {
  return days === 0 ? '0' : ((7 * mentions) / days).toLocaleString('en-GB', { maximumFractionDigits: 1 });
}
