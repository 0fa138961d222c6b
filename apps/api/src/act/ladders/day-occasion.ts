/** The occasion of the one mail a person gets on a day about themes: the database holds that there is no second. */
export function dayOccasion(today: string): string {
  return `day:${today}`;
}
