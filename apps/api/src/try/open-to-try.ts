import { AppError } from '@kept/core/errors.ts';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';

/** Lets strangers' files in where KEPT_TRY says so; elsewhere there is nothing at this address. */
export const openToTry = createMiddleware<AppEnv>(async (c, next) => {
  if (!c.var.deps.place.isOpenToTry) throw new AppError('not_found', 'There is nothing at this address.');
  await next();
});
