/** Says what a weekly line shows: the later half against the earlier, and silence below ten mentions. */
export function trendWords(values: readonly number[]): string {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (values.length < 4 || total < 10) return 'too few mentions for a trend';
  const half = Math.floor(values.length / 2);
  const early = mean(values.slice(0, half));
  const late = mean(values.slice(-half));
  const first = Math.round(early);
  const last = Math.round(late);
  if (late > early * 1.25) return `rising, from about ${first} to ${last} a week`;
  if (late < early * 0.8) return `falling, from about ${first} to ${last} a week`;
  return `steady, about ${Math.round((early + late) / 2)} a week`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
