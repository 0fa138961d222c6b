// What every launcher needs: plain Node 20 and nothing installed yet.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');

/** The Node that the project brings; the machine's own where npm could not bring one. */
export function projectNode() {
  const brought = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(brought) ? brought : process.execPath;
}

/** Runs a command to its end; resolves with its exit code. A signal to us is passed on. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass);
    process.on('SIGTERM', pass);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      resolve(code ?? (signal === null ? 1 : 130));
    });
  });
}

/** Installs what package-lock.json asks for, unless just that is installed already. */
export async function installMissing() {
  const stamp = join(modules, '.kept-installed');
  const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const code = await withProgress('Installing what Kept needs (once, a minute or two)', () =>
    run(npm, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: ['inherit', 2, 2], env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' }, shell: process.platform === 'win32' }),
  );
  if (code !== 0) throw new Error('npm could not install what is missing. What it said stands above.');
  writeFileSync(stamp, wanted);
}

/** Builds the web app, unless its sources are those of the last build. */
export async function buildWeb() {
  const stamp = join(modules, '.cache', 'kept', 'web-built');
  const wanted = hashOf(['apps/web', 'packages/core/src', 'package-lock.json'].map((path) => join(root, path)));
  const isBuilt = existsSync(join(root, 'apps/web/dist/index.html'));
  if (isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const code = await withProgress('Building the web app', () => run(projectNode(), [join(modules, 'vite/bin/vite.js'), 'build', '--logLevel', 'error'], { cwd: join(root, 'apps/web') }));
  if (code !== 0) throw new Error('The web app could not be built. What went wrong stands above.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hashOf(['apps/web', 'packages/core/src', 'package-lock.json'].map((path) => join(root, path))));
}

/** Says what is being done, and every five seconds that it still is. */
export async function withProgress(what, work) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  process.stderr.write(`${what} …\n`);
  const timer = setInterval(() => process.stderr.write(`${what} … ${seconds()} s\n`), 5000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if (seconds() >= 2) process.stderr.write(`${what}: ${seconds()} s\n`);
  }
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) addTo(hash, path);
  return hash.digest('hex');
}

function addTo(hash, path) {
  if (/(^|\/)(dist|node_modules)$/.test(path) || !existsSync(path)) return;
  if (!statSync(path).isDirectory()) return void hash.update(path).update(readFileSync(path));
  for (const name of readdirSync(path).sort()) addTo(hash, join(path, name));
}
