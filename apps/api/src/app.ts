import { Hono } from 'hono';
import { AppError } from '@kept/core/errors.ts';
import type { Deps } from './context.ts';
import type { AppEnv } from './http/app-env.ts';
import { answerError } from './http/errors.ts';
import { secureHeaders } from './http/headers.ts';
import { demoRoutes } from './demo/routes.ts';
import { limitBody } from './http/limit-body.ts';
import { certificateRoutes, openByDomain } from './http/own-domain.ts';
import { healthRoutes } from './http/health.ts';
import { limitCaller } from './http/limit-caller.ts';
import { mountDocs } from './http/docs.ts';
import { mountWeb } from './http/web.ts';
import { ownerPages } from './act/owner-pages/owner-page-routes.ts';
import { actRoutes } from './act/routes.ts';
import { closeLoopPages } from './close-loop/public-routes.ts';
import { closeLoopRoutes } from './close-loop/routes.ts';
import { listenPages } from './listen/public-routes.ts';
import { listenRoutes } from './listen/routes.ts';
import { inboundDoor } from './mail/inbound/inbound-door.ts';
import { mailRoutes } from './mail/routes.ts';
import { suppressionRoutes } from './mail/suppression/suppression-routes.ts';
import { measureRoutes } from './measure/routes.ts';
import { organisationRoutes } from './organisation/routes.ts';
import { tryRoutes } from './try/routes.ts';
import { customerViews } from './views/customer-routes.ts';
import { keyPeopleRoutes } from './views/key-people/key-people-routes.ts';
import { understandRoutes } from './understand/routes.ts';

const megabyte = 1_048_576;

/** Every API route, chained so that the web client knows each one's types. */
export const apiRoutes = new Hono<AppEnv>()
  .route('/', organisationRoutes)
  .route('/', listenRoutes)
  .route('/', customerViews)
  .route('/', understandRoutes)
  .route('/', actRoutes)
  .route('/', closeLoopRoutes)
  .route('/', mailRoutes)
  .route('/', suppressionRoutes)
  .route('/', measureRoutes)
  .route('/', keyPeopleRoutes)
  .route('/', tryRoutes)
  .route('/', demoRoutes);

export type AppType = ReturnType<typeof mountApi>;

function mountApi() {
  return new Hono<AppEnv>().route('/api/v1', apiRoutes);
}

/** The whole server as one request handler: API, customers' pages, documentation and the web app. */
export function createApp(deps: Deps) {
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    c.set('deps', deps);
    c.set('requestId', Buffer.from(deps.random(9)).toString('base64url'));
    c.header('X-Request-Id', c.var.requestId);
    await next();
  });
  app.use(openByDomain(app));
  app.use(secureHeaders);
  app.use('/api/v1/*', limitCaller);
  app.use('/api/v1/try', limitBody(16 * megabyte));
  const limitOther = limitBody(megabyte);
  app.use(async (c, next) => (isUpload(c.req.path) ? next() : limitOther(c, next)));
  app.onError((error, c) => answerError(error, c));
  app.notFound((c) => answerError(new AppError('not_found', 'There is nothing at this address.'), c));
  app.route('/', healthRoutes);
  app.route('/', certificateRoutes);
  app.route('/', mountApi());
  app.route('/', listenPages);
  app.route('/', ownerPages);
  app.route('/', closeLoopPages);
  app.route('/', inboundDoor);
  mountDocs(app);
  mountWeb(app);
  return app;
}

function isUpload(path: string): boolean {
  return path === '/inbound' || path === '/api/v1/imports' || path.startsWith('/api/v1/imports/') || path === '/api/v1/suppressions/imports' || path === '/api/v1/try';
}
