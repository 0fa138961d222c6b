// `npm run kept -- …`: the command line, on the Node the project brings.
import { installMissing, projectNode, root, run } from './launch.mjs';
import { join } from 'node:path';

await installMissing();
process.exitCode = await run(projectNode(), ['--import', 'tsx', join(root, 'apps/cli/src/main.ts'), ...process.argv.slice(2)], { cwd: process.env.INIT_CWD ?? process.cwd() });
