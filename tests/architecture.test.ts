import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { rules, type SourceFile } from './support/architecture-rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = ['packages', 'apps', 'tests', 'bench', 'scripts'].flatMap((folder) => sourcesIn(folder));

function sourcesIn(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (['node_modules', 'dist', 'migrations'].includes(entry.name)) return [];
    if (entry.isDirectory()) return sourcesIn(path);
    return /\.(tsx?|mjs)$/.test(entry.name) && !entry.name.includes('.gen.') ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
  });
}

test('there is something to check', () => {
  expect(files.length).toBeGreaterThan(50);
});

test.each(rules)('$name', ({ check }) => {
  const wrong = files.flatMap((file) => {
    const problem = check(file);
    return problem === undefined ? [] : [`${file.path}: ${problem}`];
  });
  expect(wrong).toEqual([]);
});

test.each(rules)('the guard sees it: $name', ({ check, broken }) => {
  expect(check(broken)).toBeDefined();
});

test('the lockfile records no download address, so that every registry serves it', () => {
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "http/);
});
