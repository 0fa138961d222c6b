/** The day the next “You said, we did” goes out: the first day of the coming quarter, as yyyy-mm-dd. */
export function nextPublicationOn(today: string): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const nextMonth = Math.floor((month - 1) / 3) * 3 + 4;
  return nextMonth > 12 ? `${year + 1}-01-01` : `${year}-${String(nextMonth).padStart(2, '0')}-01`;
}
