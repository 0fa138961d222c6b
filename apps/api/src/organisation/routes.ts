import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { accentRoutes } from './accent/accent-routes.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { domainRoutes } from './domain/domain-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { settingsRoutes } from './settings-routes.ts';
import { webhookEndpointRoutes } from './webhooks/webhook-endpoint-routes.ts';

/** Who is who: sessions, members, keys, settings, a domain of its own, the working calendar, webhooks, the audit log. */
export const organisationRoutes = new Hono<AppEnv>().route('/', sessionRoutes).route('/', memberRoutes).route('/', settingsRoutes).route('/', domainRoutes).route('/', accentRoutes).route('/', calendarRoutes).route('/', webhookEndpointRoutes);
