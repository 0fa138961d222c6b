import { createThemeEngine } from '@kept/themes/theme-engine.ts';
import { existsSync } from 'node:fs';
import { memoryCache, readCorpora } from './support/read-corpora.ts';
import { measureBatches } from './support/theme-batches.ts';
import { measureQuality } from './support/theme-quality.ts';
import { measureWords } from './support/theme-words.ts';
import { measureEncoding, measureStore } from './support/theme-speed.ts';

/* What the theme engine has to reach, row by row. `--only=store`, `encoding`, `quality`, `words` or `batches` measures a part; sentiment has a bench of its own. */
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length);
const isAsked = (part: string) => only === undefined || only === part;

if (isAsked('store')) await measureStore();
const folder = process.env.KEPT_CORPORA;
if (folder !== undefined && existsSync(folder)) {
  const corpora = readCorpora(folder);
  if (isAsked('encoding')) await measureEncoding(corpora.banking, corpora.bankingAll);
  const engine = createThemeEngine();
  const cache = memoryCache();
  if (isAsked('quality')) await measureQuality(engine, cache, corpora);
  if (isAsked('words')) await measureWords(engine, cache, corpora);
  if (isAsked('batches')) {
    await measureBatches(engine, cache, { name: 'Banking77', rows: corpora.bankingAll, texts: 6500 });
    await measureBatches(engine, cache, { name: 'CLINC150', rows: corpora.clinc, texts: 4500 });
  }
  await engine.close();
} else {
  process.stdout.write('  corpora not found, skipped\n');
}
