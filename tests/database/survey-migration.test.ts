import { openEmbedded } from '@kept/db/client.ts';
import { surveyDefinition } from '@kept/core/listen/survey-definition.ts';
import { checkSurvey } from '@kept/core/listen/check-survey.ts';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../packages/db/migrations/', import.meta.url));
const [org, survey, source] = ['01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000b', '01900000-0000-7000-8000-00000000000c'];

test('a survey of before versions becomes version 1 with two questions, and its answers become responses to it', async () => {
  const database = await openEmbedded(undefined);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const apply = async (name: string) => database.runScript((await readFile(folder + name, 'utf8')).replaceAll('--> statement-breakpoint', ''));
  const turning = names.findIndex((name) => name.includes('surveys_have_versions'));
  for (const name of names.slice(0, turning)) await apply(name);
  await database.runScript(`
    insert into source (org_id, id, name, created_at) values ('${org}', '${source}', 'Calls', now());
    insert into survey (org_id, id, slug, title, question, comment_question, metric, scale_min, scale_max, low_label, high_label, created_at)
      values ('${org}', '${survey}', 'calls', 'Calls', 'How "easy" was it?', 'Why?', 'ces', 1, 7, 'hard', 'easy', '2026-01-02T03:04:05Z');
    insert into feedback (org_id, id, kind, source_id, external_id, channel, survey_id, metric, score, scale_min, scale_max, text, quotable, raw, occurred_at, received_at)
      values ('${org}', '01900000-0000-7000-8000-000000000001', 'survey', '${source}', '${survey}:form:abc', 'survey', '${survey}', 'ces', 6, 1, 7, 'Quick.', true, '{}', now(), now()),
             ('${org}', '01900000-0000-7000-8000-000000000002', 'survey', '${source}', 'call-2', 'survey', '${survey}', 'ces', 2, 1, 7, '', true, '{}', now(), now()),
             ('${org}', '01900000-0000-7000-8000-000000000003', 'review', '${source}', 'review', 'review', null, null, null, null, null, 'Not a survey.', true, '{}', now(), now());`);
  for (const name of names.slice(turning)) await apply(name);
  const [version] = (await database.run('select number, definition, published_at from survey_version')).rows;
  expect(version?.number).toBe(1);
  const definition = surveyDefinition.parse(version?.definition);
  expect(checkSurvey(definition)).toEqual([]);
  expect(definition.questions).toMatchObject([{ kind: 'ces', key: 'score', wording: { en: 'How "easy" was it?' }, scale: { min: 1, max: 7 } }, { kind: 'text', key: 'comment', wording: { en: 'Why?' }, isRequired: false }]);
  const { rows } = await database.run('select r.answer_key, r.version, a.question, a.score, a.text from survey_response r join survey_answer a on a.org_id = r.org_id and a.response_id = r.id order by r.answer_key, a.question');
  expect(rows).toEqual([
    { answer_key: 'call-2', version: 1, question: 'score', score: 2, text: null },
    { answer_key: 'form:abc', version: 1, question: 'comment', score: null, text: 'Quick.' },
    { answer_key: 'form:abc', version: 1, question: 'score', score: 6, text: null },
  ]);
  const guards = (await database.run("select relname from pg_class where relname in ('survey', 'survey_version', 'survey_response', 'survey_answer', 'feedback') and not (relrowsecurity and relforcerowsecurity)")).rows;
  expect(guards).toEqual([]);
  await database.close();
});
