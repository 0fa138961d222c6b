/** What no repeat can mend, as a sentence; undefined for an answer that is good, or may be the next time. */
export async function refusalIn(name: string, answer: Response | undefined): Promise<string | undefined> {
  if (answer === undefined || answer.ok || answer.status >= 500 || answer.status === 429) return undefined;
  return `${name}: ${answer.status} ${await answer.text().catch(() => '')}`;
}
