/*
 * Writes vectors.bin: `node --import tsx apps/api/src/demo/write-vectors.ts`. Run it when the demo texts or the version of the theme
 * engine change. The wording follows from the seed, so any day serves.
 */
import { createThemeEngine } from '@kept/themes/theme-engine.ts';
import { writeFile } from 'node:fs/promises';
import { buildDemoWorld } from './build-world.ts';
import { demoSeed } from './demo-seed.ts';
import { packVectors, textsToEncode, vectorFile } from './demo-vectors.ts';

const exampleDay = '2026-01-20';

const engine = createThemeEngine();
const texts = textsToEncode(buildDemoWorld({ seed: demoSeed, today: exampleDay }));
const blobs = await engine.encode(texts, { onProgress: (done, total) => process.stderr.write(`\r${done} of ${total} texts`) });
const vectors = new Map(texts.flatMap((text, index) => (blobs[index] === undefined ? [] : [[engine.textKey(text), blobs[index]] as const])));
const file = packVectors({ version: engine.version, vectors });
await writeFile(vectorFile, file);
await engine.close();
process.stderr.write(`\n${vectors.size} vectors of ${engine.version}, ${file.length} bytes\n`);
