import { Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../http/allow.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe, idempotencyKey } from '../http/describe.ts';
import { idempotent } from '../http/idempotency.ts';
import { input } from '../http/input.ts';
import { consentsAnswer, listConsents } from '../mail/list-consents.ts';
import { consentsInput, noteConsents } from '../mail/note-consents.ts';
import { contactsPage, contactsQuery, listContactPage } from './list-contact-page.ts';
import { customersAnswer, customersQuery, listCustomers } from './list-customers.ts';
import { contactAnswer, readContact } from './read-contact.ts';
import { customerAnswer, readCustomer } from './read-customer.ts';
import { customersInput, receiveCustomers, upsertAnswer } from './receive-customers.ts';
import { interactionsInput, receiveInteractions } from './receive-interactions.ts';

const byId = z.object({ id: z.uuid('This is not an id.') });

/** Who customers are, what they want to be mailed, and their contacts. */
export const customerRoutes = new Hono<AppEnv>()
  .get('/customers', describe('Listen', 'Customers by name, address or external id, the latest known first, a page at a time', customersAnswer), allow('customers.read'), input('query', customersQuery), async (c) =>
    c.json(await listCustomers(c.var.ctx, c.req.valid('query'))),
  )
  .post('/customers', describe('Listen', 'Add customers or bring them up to date: one or up to 1,000', upsertAnswer, 200, [idempotencyKey]), allow('customers.write'), input('json', customersInput), idempotent, async (c) =>
    c.json(await receiveCustomers(c.var.ctx, c.req.valid('json'))),
  )
  .get('/customers/:id', describe('Listen', 'One customer, with what they said and their contacts', customerAnswer), allow('customers.read'), input('param', byId), async (c) => c.json(await readCustomer(c.var.ctx, c.req.valid('param').id)))
  .get('/customers/:id/consents', describe('Listen', 'What a customer wants to be mailed, with every yes and no, its source and date', consentsAnswer), allow('customers.read'), input('param', byId), async (c) =>
    c.json(await listConsents(c.var.ctx, c.req.valid('param').id)),
  )
  .post('/customers/:id/consents', describe('Listen', 'Note what a customer said about mail', consentsAnswer, 200, [idempotencyKey]), allow('customers.write'), input('param', byId), input('json', consentsInput), idempotent, async (c) =>
    c.json(await noteConsents(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/interactions', describe('Listen', 'Add contacts with their hand-offs and transcripts or bring them up to date: one or up to 1,000', upsertAnswer, 200, [idempotencyKey]), allow('customers.write'), input('json', interactionsInput), idempotent, async (c) =>
    c.json(await receiveInteractions(c.var.ctx, c.req.valid('json'))),
  )
  .get('/interactions', describe('Listen', 'Contacts over every channel, the latest first, a page at a time', contactsPage), allow('customers.read'), input('query', contactsQuery), async (c) =>
    c.json(await listContactPage(c.var.ctx, c.req.valid('query'))),
  )
  .get('/interactions/:id', describe('Listen', 'One contact with its hand-offs, its transcript and the other contacts of its conversation', contactAnswer), allow('customers.read'), input('param', byId), async (c) =>
    c.json(await readContact(c.var.ctx, c.req.valid('param').id)),
  );
