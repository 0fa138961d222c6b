import { Hono } from 'hono';
import { z } from 'zod';
import type { AppEnv } from '../http/app-env.ts';
import { allow } from '../http/allow.ts';
import { callerAddress } from '../http/caller.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { ownPage } from '../http/own-page.ts';
import { acceptance, acceptInvitation } from './accept-invitation.ts';
import { changeRole, roleChange } from './change-role.ts';
import { absenceAnswer, enterAbsence, newAbsence, removeAbsence } from './enter-absence.ts';
import { deactivateMember } from './departure/deactivate-member.ts';
import { departure } from './departure/give-holdings.ts';
import { departurePlan, planDeparture } from './departure/plan-departure.ts';
import { inviteMember, newInvitation, newInvitationAnswer } from './invite-member.ts';
import { listInvitations, openInvitations } from './list-invitations.ts';
import { listMembers, memberList } from './list-members.ts';
import { agentRefChange, nameInContacts } from './name-in-contacts.ts';
import { reactivateMember } from './reactivate-member.ts';
import { invitationAnswer, readInvitation } from './read-invitation.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';

const oneId = z.object({ id: z.uuid('There is no such record.') });
const oneAbsence = oneId.extend({ absenceId: z.uuid('There is no such record.') });
const changed = z.object({ changed: z.boolean() });

/** The people of the organisation: who they are, what they may do, who is invited. */
export const memberRoutes = new Hono<AppEnv>()
  .get('/members', describe('Organisation', 'Everyone in the organisation', memberList), allow('members.read'), async (c) => c.json(await listMembers(c.var.ctx)))
  .put('/members/:id/role', describe('Organisation', 'Give a member another role; their sessions end', changed), allow('members.change'), input('param', oneId), input('json', roleChange), async (c) => {
    await changeRole(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json({ changed: true });
  })
  .put('/members/:id/agent-ref', describe('Organisation', 'Say under which name or number contact data knows a member', changed), allow('members.change'), input('param', oneId), input('json', agentRefChange), async (c) => {
    await nameInContacts(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json({ changed: true });
  })
  .get('/members/:id/departure-plan', describe('Organisation', 'What a member holds, and who may take each', departurePlan), allow('members.change'), input('param', oneId), async (c) => c.json(await planDeparture(c.var.ctx, c.req.valid('param').id)))
  .put('/members/:id/departure', describe('Organisation', 'Let a member leave and give what they hold to others, in one go; refused while something is left', changed), allow('members.change'), input('param', oneId), input('json', departure), async (c) => {
    await deactivateMember(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json({ changed: true });
  })
  .delete('/members/:id/departure', describe('Organisation', 'Let a member come back', changed), allow('members.change'), input('param', oneId), async (c) => {
    await reactivateMember(c.var.ctx, c.req.valid('param').id);
    return c.json({ changed: true });
  })
  .post('/members/:id/absences', describe('Organisation', 'Say when somebody is away: oneself, or anybody as an administrator', absenceAnswer, 201), allow('session.read'), input('param', oneId), input('json', newAbsence), async (c) =>
    c.json(await enterAbsence(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .delete('/members/:id/absences/:absenceId', describe('Organisation', 'Take an absence out again', changed), allow('session.read'), input('param', oneAbsence), async (c) => {
    await removeAbsence(c.var.ctx, c.req.valid('param').id, c.req.valid('param').absenceId);
    return c.json({ changed: true });
  })
  .get('/members/invitations', describe('Organisation', 'Invitations nobody has answered yet', openInvitations), allow('members.invite'), async (c) => c.json(await listInvitations(c.var.ctx)))
  .post('/members/invitations', describe('Organisation', 'Invite a person by mail, for 7 days', newInvitationAnswer, 201), allow('members.invite'), input('json', newInvitation), async (c) =>
    c.json(await inviteMember(c.var.ctx, c.req.valid('json')), 201),
  )
  .delete('/members/invitations/:id', describe('Organisation', 'Take an invitation back', changed), allow('members.invite'), input('param', oneId), async (c) => {
    await withdrawInvitation(c.var.ctx, c.req.valid('param').id);
    return c.json({ changed: true });
  })
  .get('/invitations/:token', describe('Organisation', 'What an invitation offers, for the holder of its link', invitationAnswer), async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json(await readInvitation(c.var.deps, callerAddress(c), c.req.param('token')));
  })
  .post('/invitations/:token', describe('Organisation', 'Accept an invitation and sign in, once', z.object({ signedIn: z.boolean() })), ownPage, input('json', acceptance), async (c) => {
    const { cookie } = await acceptInvitation(c.var.deps, callerAddress(c), c.req.param('token'), c.req.valid('json'));
    c.header('Set-Cookie', cookie);
    return c.json({ signedIn: true });
  });
