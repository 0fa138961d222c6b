// `npm start`: installs what is missing, builds the web app, and hands over to the server.
import { buildWeb, installMissing, projectNode, root, run } from './launch.mjs';
import { join } from 'node:path';

try {
  await installMissing();
  const isWorkerOnly = process.argv.includes('worker');
  if (!isWorkerOnly) await buildWeb();
  process.exitCode = await run(projectNode(), ['--import', 'tsx', join(root, 'apps/api/src/main.ts'), ...process.argv.slice(2)]);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
