import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { allow } from '../http/allow.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { definedAnswer, defineTheme } from './define-theme.ts';
import { definitionPreview, previewDefinition } from './preview-definition.ts';
import { definitionDraft, themeDefinitionInput } from './theme-definition.ts';

/** Making a theme by saying what it is. */
export const definitionRoutes = new Hono<AppEnv>()
  .post('/themes/definitions/preview', describe('Understand', 'What a definition with examples would match over the last 90 days, and what would move', definitionPreview), allow('themes.accept'), input('json', definitionDraft), async (c) =>
    c.json(await previewDefinition(c.var.ctx, c.req.valid('json'))),
  )
  .post('/themes/definitions', describe('Understand', 'Define a new theme by name, definition and examples', definedAnswer, 201), allow('themes.accept'), input('json', themeDefinitionInput), async (c) =>
    c.json(await defineTheme(c.var.ctx, c.req.valid('json')), 201),
  );
