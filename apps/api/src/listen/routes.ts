import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { customerRoutes } from './customer-routes.ts';
import { feedbackRoutes } from './feedback-routes.ts';
import { forgetRoutes } from '../forget/routes.ts';
import { frictionRoutes } from './friction-routes.ts';
import { importRoutes } from './import-routes.ts';
import { sendingRoutes } from './sending-routes.ts';
import { surveyRoutes } from './survey-routes.ts';
import { webhookRoutes } from './webhooks/webhook-routes.ts';

/** Feedback, files, surveys, customers and interactions, friction rounds. */
export const listenRoutes = new Hono<AppEnv>().route('/', feedbackRoutes).route('/', customerRoutes).route('/', importRoutes).route('/', surveyRoutes).route('/', sendingRoutes).route('/', frictionRoutes).route('/', forgetRoutes).route('/', webhookRoutes);
