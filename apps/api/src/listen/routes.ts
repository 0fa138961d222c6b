import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { feedbackRoutes } from './feedback-routes.ts';
import { forgetRoutes } from '../forget/routes.ts';
import { frictionRoutes } from './friction-routes.ts';
import { importRoutes } from './import-routes.ts';
import { surveyRoutes } from './survey-routes.ts';

/** Feedback, files, surveys, customers and interactions, friction rounds. */
export const listenRoutes = new Hono<AppEnv>().route('/', feedbackRoutes).route('/', importRoutes).route('/', surveyRoutes).route('/', frictionRoutes).route('/', forgetRoutes);
