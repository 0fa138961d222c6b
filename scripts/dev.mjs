// `npm run dev`: the API restarts on change, the web app reloads in place at http://localhost:5173.
import { installMissing, projectNode, root, run } from './launch.mjs';
import { join } from 'node:path';

await installMissing();
const api = run(projectNode(), ['--watch', '--import', 'tsx', join(root, 'apps/api/src/main.ts'), ...process.argv.slice(2)]);
const web = run(projectNode(), [join(root, 'node_modules/vite/bin/vite.js')], { cwd: join(root, 'apps/web') });
process.exitCode = Math.max(...(await Promise.all([api, web])));
