import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const columns = ['theme_id', 'feedback_id', 'placed_at', 'text_key', 'customer_id', 'interaction_id', 'channel', 'source_id', 'language', 'kind', 'metric', 'score', 'scale_min', 'scale_max', 'occurred_at', 'segment', 'journey_stage'];
const update = /update (?:feedback|mention|customer|interaction)\b[^`]*?\bset\b([^`]*)`/g;
const setsOne = new RegExp(`(^|[\\s,])(${columns.join('|')})\\s*=`);

/** Updates written as SQL that change what figures are counted by and do not say that they did. */
function silentUpdates(text: string): string[] {
  return [...text.matchAll(update)].flatMap(([, sets = '']) => {
    const before = sets.split(/\s(?:from|where)\s/)[0] ?? '';
    return setsOne.test(before) && !before.includes('changed_in') ? [before.trim()] : [];
  });
}

test('an update written as SQL says which transaction it was, or a copy in memory would never hear of it', () => {
  const folder = join(import.meta.dirname, '../../apps/api/src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap((file) => silentUpdates(readFileSync(join(folder, file), 'utf8')).map((sets) => `${file}: ${sets}`))).toEqual([]);
  expect(silentUpdates('sql`update mention m set theme_id = v.to from v where m.changed_in = 1`')).toEqual(['theme_id = v.to']);
  expect(silentUpdates('sql`update feedback set sentiment = given.sentiment where true`')).toEqual([]);
});
