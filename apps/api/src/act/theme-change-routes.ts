import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { allow } from '../http/allow.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { acceptance, acceptTheme } from './accept-theme.ts';
import { acknowledgeTheme } from './acknowledge-theme.ts';
import { deedStamp, themeStamp } from './change-theme.ts';
import { decideDecline, declineDecision } from './decide-decline.ts';
import { describedAnswer, describeTheme, themeDescription } from './describe-theme.ts';
import { dismissal, dismissedAnswer, dismissTheme, restoreTheme } from './dismiss-theme.ts';
import { merge, mergedAnswer, mergeThemes } from './merge-themes.ts';
import { moveDeadline, newDeadline } from './move-deadline.ts';
import { oneEdit, oneRun, oneTheme } from './one-theme.ts';
import { nameDeputy, newDeputy } from './name-deputy.ts';
import { newUpdate, postUpdate, updateAnswer } from './post-update.ts';
import { editPlan, editPreview, previewEdit } from './preview-edit.ts';
import { attachProcedures, themeProcedures } from './procedures/theme-procedures.ts';
import { snooze, snoozeTheme } from './snooze-theme.ts';
import { ownerFilter, ownerSuggestions, suggestOwners } from './suggest-owners.ts';
import { oneEntry, takeBack } from './take-back.ts';
import { undoEdit, undoneAnswer } from './undo-edit.ts';
import { runUndoneAnswer, undoRun } from './undo-run.ts';

/** What people do with a theme; each is a dated entry in its timeline. */
export const themeChangeRoutes = new Hono<AppEnv>()
  .patch('/themes/:id', describe('Understand', 'Name and describe a theme', describedAnswer), allow('themes.change'), input('param', oneTheme), input('json', themeDescription), async (c) =>
    c.json(await describeTheme(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .get('/themes/:id/owner-suggestions', describe('Act', 'Who may be the one to own a theme, each with the reason', ownerSuggestions), allow('themes.accept'), input('param', oneTheme), input('query', ownerFilter), async (c) =>
    c.json(await suggestOwners(c.var.ctx, c.req.valid('param').id, c.req.valid('query'))),
  )
  .post('/themes/:id/acceptance', describe('Act', 'Accept an emerging theme: one owner, one date', themeStamp), allow('themes.accept'), input('param', oneTheme), input('json', acceptance), async (c) =>
    c.json(await acceptTheme(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/themes/:id/dismissal', describe('Understand', 'Say that a proposal is not a theme', dismissedAnswer), allow('themes.accept'), input('param', oneTheme), input('json', dismissal), async (c) =>
    c.json(await dismissTheme(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .delete('/themes/:id/dismissal', describe('Understand', 'Take a dismissal back', themeStamp), allow('themes.accept'), input('param', oneTheme), async (c) => c.json(await restoreTheme(c.var.ctx, c.req.valid('param').id)))
  .post('/themes/:id/updates', describe('Act', 'Post an update: status, note, public text', updateAnswer), allow('themes.update'), input('param', oneTheme), input('json', newUpdate), async (c) =>
    c.json(await postUpdate(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/themes/:id/decline-decision', describe('Act', 'Approve or refuse a "no", as the second person', themeStamp), allow('themes.approve'), input('param', oneTheme), input('json', declineDecision), async (c) =>
    c.json(await decideDecline(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/themes/:id/deadline', describe('Act', 'Move the deadline, with a reason', deedStamp), allow('themes.update'), input('param', oneTheme), input('json', newDeadline), async (c) =>
    c.json(await moveDeadline(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .put('/themes/:id/deputy', describe('Act', 'Name who acts while the owner is away', themeStamp), allow('themes.update'), input('param', oneTheme), input('json', newDeputy), async (c) =>
    c.json(await nameDeputy(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .put('/themes/:id/procedures', describe('Act', 'Say which procedures belong to a theme, and whether its fix needs one', themeStamp), allow('themes.update'), input('param', oneTheme), input('json', themeProcedures), async (c) =>
    c.json(await attachProcedures(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/themes/:id/acknowledgement', describe('Act', 'The owner has seen it', deedStamp), allow('themes.update'), input('param', oneTheme), async (c) => c.json(await acknowledgeTheme(c.var.ctx, c.req.valid('param').id)))
  .post('/themes/:id/snooze', describe('Act', 'Put a theme out of sight for at most seven days', deedStamp), allow('themes.update'), input('param', oneTheme), input('json', snooze), async (c) =>
    c.json(await snoozeTheme(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .delete('/themes/:id/timeline/:entryId', describe('Act', 'Take back what I just did with a theme', themeStamp), allow('themes.update'), input('param', oneEntry), async (c) =>
    c.json(await takeBack(c.var.ctx, c.req.valid('param').id, c.req.valid('param').entryId)),
  )
  .post('/themes/:id/merge', describe('Understand', 'Make two themes one', mergedAnswer), allow('themes.change'), input('param', oneTheme), input('json', merge), async (c) =>
    c.json(await mergeThemes(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/themes/:id/edit-previews', describe('Understand', 'What an edit would do, and how many mentions it would move', editPreview), allow('themes.change'), input('param', oneTheme), input('json', editPlan), async (c) =>
    c.json(await previewEdit(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/themes/:id/edits/:editId/undo', describe('Understand', 'Undo an edit, within 30 days', undoneAnswer), allow('themes.change'), input('param', oneEdit), async (c) =>
    c.json(await undoEdit(c.var.ctx, c.req.valid('param').id, c.req.valid('param').editId)),
  )
  .post('/themes/runs/:id/undo', describe('Understand', 'Take back what was accepted in a run, within 30 days', runUndoneAnswer), allow('themes.accept'), input('param', oneRun), async (c) => c.json(await undoRun(c.var.ctx, c.req.valid('param').id)));
