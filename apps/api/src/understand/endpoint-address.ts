/** People give the base of the API or the whole address; both lead to the same. */
export function endpointAddress(given: string, call: 'embeddings' | 'chat/completions'): string {
  const url = new URL(given);
  if (!url.pathname.endsWith(`/${call}`)) url.pathname = `${url.pathname.replace(/\/$/, '')}/${call}`;
  return url.href;
}
