// `npm run check`: types, lint, unused code, architecture. Prints what each said only when it failed.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installMissing, projectNode, root } from './launch.mjs';

const bin = (path) => join(root, 'node_modules', path);
const checks = [
  ['types (tsc)', [bin('typescript/bin/tsc'), '-p', 'tsconfig.json']],
  ['lint (oxlint)', [bin('oxlint/bin/oxlint'), '--deny-warnings']],
  ['unused code (knip)', [bin('knip/bin/knip.js')]],
  ['architecture', [bin('vitest/vitest.mjs'), 'run', 'tests/architecture.test.ts']],
];

await installMissing();
let failed = 0;
for (const [name, args] of checks) {
  const { code, output } = await quietly(args);
  process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}\n`);
  if (code !== 0) {
    failed += 1;
    process.stdout.write(output);
  }
}
if (process.argv.includes('--count')) process.stdout.write(`checks: ${checks.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function quietly(args) {
  return new Promise((resolve) => {
    const child = spawn(projectNode(), args, { cwd: root, env: { ...process.env, FORCE_COLOR: '0' } });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ code, output }));
  });
}
