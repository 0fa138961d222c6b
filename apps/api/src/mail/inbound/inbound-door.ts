import { Hono } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { acceptInbound } from './accept-inbound.ts';

/** The one door mail comes in by: replies, reports and complaints, from any mail server or from Resend. No cookie is read. */
export const inboundDoor = new Hono<AppEnv>().post('/inbound', async (c) => c.json(await acceptInbound(c)));
