import { z } from 'zod';

/** What a run may send to and read with. */
export interface FaultOrganisation {
  readonly key: string;
  readonly webhook: { readonly url: string; readonly secret: string };
  /** Posts as the administrator's own page would. */
  readonly asAdmin: (path: string, body: unknown) => Promise<Response>;
}

/** Makes the first organisation of a running server as its set-up page would, an API key, and a source that takes webhooks. */
export async function setUpOverHttp(url: string, sourceName: string): Promise<FaultOrganisation> {
  const post = (path: string, body: unknown, cookie?: string) =>
    fetch(`${url}/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url, 'sec-fetch-site': 'same-origin', ...(cookie === undefined ? {} : { cookie }) }, body: JSON.stringify(body) });
  const made = await post('/set-up', { organisationName: 'Fault Limited', timezone: 'Europe/London', postalAddress: '1 Fault Street', name: 'Fay Fault', email: 'fay@staff.example', password: 'only for one run and then gone' });
  if (made.status !== 201) throw new Error(`Set-up was refused: ${made.status} ${await made.text()}`);
  const cookie = made.headers.getSetCookie()[0]?.split(';')[0];
  const key = await post('/keys', { name: 'Fault run', scopes: ['feedback:write', 'feedback:read'] }, cookie);
  if (key.status !== 201) throw new Error(`The key was refused: ${key.status} ${await key.text()}`);
  const webhook = await post('/webhook-sources', { name: sourceName, format: 'standard' }, cookie);
  if (webhook.status !== 201) throw new Error(`The source was refused: ${webhook.status} ${await webhook.text()}`);
  const source = z.object({ url: z.string(), secret: z.string() }).parse(await webhook.json());
  return { asAdmin: (path, body) => post(path, body, cookie), key: z.object({ secret: z.string() }).parse(await key.json()).secret, webhook: { secret: source.secret, url: `${url}${new URL(source.url).pathname}` } };
}
