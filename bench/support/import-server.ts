import { serve } from '@hono/node-server';
import { createApp } from '@kept/api/app.ts';
import { systemCtx, type Deps } from '@kept/api/context.ts';
import { readEnv } from '@kept/api/env.ts';
import { runImports } from '@kept/api/listen/run-import.ts';
import { openDeps } from '@kept/api/open-deps.ts';

/* The API with one job beside it: an import is worked off here, and nothing reads the words of its rows meanwhile. */
const env = readEnv(process.env);
const { deps: opened, close } = await openDeps(env, () => undefined, { withQueue: false });
const deps: Deps = {
  ...opened,
  wake: async (job, orgId) => {
    if (job === 'run-import') void runImports(systemCtx(deps, orgId, job));
  },
};
const server = serve({ fetch: createApp(deps).fetch, port: env.PORT, hostname: env.HOST });
process.on('SIGTERM', () => {
  server.close();
  void close().then(() => process.exit(0));
});
