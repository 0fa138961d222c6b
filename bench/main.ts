import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const known = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && name !== 'main.ts')
  .map((name) => name.slice(0, -3))
  .sort();

/** `npm run bench [-- name…] [--flag=value…]`: each bench in a process of its own, one after the other; flags go to all of them. */
async function main(words: readonly string[]): Promise<number> {
  const names = words.filter((word) => !word.startsWith('--'));
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    process.stderr.write(`There is no bench “${unknown}”. There is ${known.join(', ')}.\n`);
    return 1;
  }
  const flags = words.filter((word) => word.startsWith('--'));
  let failed = 0;
  for (const name of names.length === 0 ? known : names) {
    process.stdout.write(`\n== ${name}\n`);
    if ((await run(`${folder}${name}.ts`, flags)) !== 0) failed += 1;
  }
  return failed === 0 ? 0 : 1;
}

function run(file: string, flags: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...flags], { stdio: 'inherit' });
  return new Promise((resolve, reject) => child.on('error', reject).on('close', (code) => resolve(code ?? 1)));
}

process.exitCode = await main(process.argv.slice(2));
