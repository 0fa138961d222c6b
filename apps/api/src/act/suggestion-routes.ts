import { Hono } from 'hono';
import { z } from 'zod';
import type { AppEnv } from '../http/app-env.ts';
import { allow } from '../http/allow.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { decideSuggestion, suggestionDecision } from './decide-suggestion.ts';
import { listSuggestions, suggestionsAnswer } from './list-suggestions.ts';
import { suggestionAsked, suggestWords } from './suggest-words.ts';

const one = z.object({ id: z.uuid({ error: 'This is not an id.' }) });
const both = one.extend({ suggestion: z.uuid({ error: 'This is not an id.' }) });

/** Words a language model suggests for a theme; a person uses or dismisses them. */
export const suggestionRoutes = new Hono<AppEnv>()
  .get('/themes/:id/suggestions', describe('Act', 'What a language model suggested and nobody has decided on', suggestionsAnswer), allow('themes.read'), input('param', one), async (c) => c.json(await listSuggestions(c.var.ctx, c.req.valid('param').id)))
  .post('/themes/:id/suggestions', describe('Act', 'Ask for a title, a summary or a reason to merge', suggestionsAnswer, 201), allow('themes.change'), input('param', one), input('json', suggestionAsked), async (c) =>
    c.json(await suggestWords(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .post('/themes/:id/suggestions/:suggestion/decision', describe('Act', 'Use or dismiss a suggestion', suggestionsAnswer), allow('themes.change'), input('param', both), input('json', suggestionDecision), async (c) =>
    c.json(await decideSuggestion(c.var.ctx, c.req.valid('param').id, c.req.valid('param').suggestion, c.req.valid('json'))),
  );
