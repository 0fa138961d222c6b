import { createHmac } from 'node:crypto';
import type { TestApp } from './test-app.ts';

export interface SourceMade {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
}

/** Signs as each vendor does, and sends; `now` is the sender's clock. */
export function webhookSender(app: TestApp) {
  const post = async (url: string, body: string, headers: Readonly<Record<string, string>>) => {
    const answer = await app.fetch(new URL(url).pathname, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
    return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() };
  };
  return {
    post,
    standard: (source: SourceMade, id: string, message: unknown, now = app.deps.now()) => {
      const body = JSON.stringify(message);
      return post(source.url, body, standardHeaders(source.secret, id, body, now));
    },
    typeform: (source: SourceMade, message: unknown) => {
      const body = JSON.stringify(message);
      return post(source.url, body, { 'typeform-signature': `sha256=${createHmac('sha256', source.secret).update(body).digest('base64')}` });
    },
    zendesk: (source: SourceMade, message: unknown, now = app.deps.now()) => {
      const body = JSON.stringify(message);
      const at = now.toISOString();
      return post(source.url, body, { 'x-zendesk-webhook-signature-timestamp': at, 'x-zendesk-webhook-signature': createHmac('sha256', source.secret).update(at + body).digest('base64') });
    },
    intercom: (source: SourceMade, message: unknown) => {
      const body = JSON.stringify(message);
      return post(source.url, body, { 'x-hub-signature': `sha1=${createHmac('sha1', source.secret).update(body).digest('hex')}` });
    },
  };
}

/** The three headers of Standard Webhooks, made from its specification and not by the library that checks them. */
export function standardHeaders(secret: string, id: string, body: string, now: Date): Record<string, string> {
  const at = String(Math.floor(now.getTime() / 1000));
  const mac = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64')).update(`${id}.${at}.${body}`);
  return { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': `v1,${mac.digest('base64')}` };
}
