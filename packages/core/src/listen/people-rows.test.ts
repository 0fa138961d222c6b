import { expect, test } from 'vitest';
import { parseYesNo } from './parse-yes-no.ts';
import { type ContactField, contactFields, type CustomerField, customerFields } from './people-fields.ts';
import { readContactRow } from './read-contact-row.ts';
import { readCustomerRow } from './read-customer-row.ts';

const reading = { timezone: 'Europe/London', order: 'dmy' as const };
const latest = new Date('2026-11-21T00:00:00Z');
const cellsOf = <Field extends string>(fields: readonly Field[], row: Partial<Record<Field, string>>) => ({ header: fields.map((field) => `Their ${field}`), places: new Map(fields.map((field, place) => [field, [place]])), cells: fields.map((field) => row[field] ?? '') });
const customer = (row: Partial<Record<CustomerField, string>>) => {
  const { cells, header, places } = cellsOf(customerFields, row);
  return readCustomerRow(cells, header, places, reading, latest);
};
const contact = (row: Partial<Record<ContactField, string>>) => {
  const { cells, header, places } = cellsOf(contactFields, row);
  return readContactRow(cells, header, places, reading, latest, undefined);
};

test('a customer is read with days, money and what they said about mail', () => {
  const read = customer({ id: 'K-1', name: 'Kim Ó', email: 'kim@mail.example', annual_value: '£1,580.50', joined: '03/04/2020', churned: '2026-01-31', consent_all: 'no', consent_digest: 'Yes', consent_date: '1 Nov 2026 14:00' });
  expect(read).toEqual({
    customer: {
      externalId: 'K-1', name: 'Kim Ó', email: 'kim@mail.example', annualValue: 1580.5, joinedOn: '2020-04-03', churnedOn: '2026-01-31', segment: undefined, language: undefined, timezone: undefined,
      consents: [['surveys', false], ['news', false], ['digest', true]].map(([topic, granted]) => ({ topic, granted, saidAt: '2026-11-01T14:00:00.000Z' })),
    },
  });
  expect(customer({ id: 'K-2' })).toMatchObject({ customer: { externalId: 'K-2', consents: undefined } });
});

test('money is read as both sides of the Channel write it, and refused where nobody can tell', () => {
  for (const [given, value] of [['1580', 1580], ['1,580.50', 1580.5], ['1.580,50', 1580.5], ['1580,5', 1580.5], ['€ 1 580.00', 1580], ['1,234,567', 1_234_567], ['1.234.567', 1_234_567], ['0.125', 0.125]] as const) {
    expect([given, customer({ id: 'K', annual_value: given })]).toMatchObject([given, { customer: { annualValue: value } }]);
  }
  for (const given of ['1.580', '1,580']) expect(customer({ id: 'K', annual_value: given })).toMatchObject({ problems: [{ message: `'${given}' can be read in two ways. Write it without a mark between thousands.` }] });
});

test('what is wrong with a customer is said all at once, each with its column', () => {
  expect(customer({ email: 'kim', annual_value: 'much', joined: '31/02/2025', consent_news: 'perhaps', consent_date: '2027-01-01' })).toEqual({
    problems: [
      { column: 'Their email', message: "'kim' is not an email address." },
      { column: 'Their consent_date', message: "'2027-01-01' lies in the future." },
      { column: 'Their consent_news', message: "'perhaps' is not a yes or a no." },
      { column: 'Their annual_value', message: "'much' is not a number." },
      { column: 'Their joined', message: "'31/02/2025' is not a date." },
      { column: 'Their id', message: 'There is no id, so nobody can tell whose row this is.' },
    ],
  });
  expect(customer({ id: 'K', consent_all: 'no' })).toMatchObject({ problems: [{ message: 'There is no address, so there is nothing to say yes or no to.' }] });
});

test('a contact is read with its channel as others call it, its stations and its call-back, which may lie ahead', () => {
  const read = contact({ id: 'c-1', customer_id: 'K-1', channel: 'Live Chat', reason: ' Refund ', started: '20/11/2026 09:30', resolved: 'FALSE', first_response_seconds: '61.6', call_back_due: '2026-12-01 12:00', stations: 'First line > Billing → Complaints' });
  expect(read).toMatchObject({ contact: { channel: 'chat', driver: 'Refund', startedAt: '2026-11-20T09:30:00.000Z', resolvedFirstContact: false, firstResponseSeconds: 62, callbackDueAt: '2026-12-01T12:00:00.000Z', supervisorNeeded: undefined } });
  const stations = [{ kind: 'peer', from: 'First line', to: 'Billing', at: '2026-11-20T09:30:00.000Z' }, { kind: 'peer', from: 'Billing', to: 'Complaints', at: '2026-11-20T09:30:00.000Z' }];
  expect('contact' in read ? read.contact.handOffs : []).toEqual(stations);
  for (const [given, channel] of [['Chatbot', 'bot'], ['Telephone', 'phone'], ['E-Mail', 'email'], ['WhatsApp', 'whatsapp'], ['text message', 'sms'], ['Facebook Messenger', 'social'], ['web form', 'web'], ['In person', 'store']]) {
    expect(contact({ id: 'c', channel: given, started: '2026-11-20' })).toMatchObject({ contact: { channel } });
  }
  expect(contact({ id: 'c', channel: 'bot', started: '2026-11-20', hand_off_kind: 'channel', hand_off_from: 'bot', hand_off_to: 'phone', story_repeated: 'y' })).toMatchObject({ contact: { handOffs: [{ kind: 'channel', from: 'bot', to: 'phone', storyRepeated: true, contextTravelled: undefined }] } });
});

test('what is wrong with a contact is said all at once', () => {
  const read = contact({ channel: 'pigeon', started: '2027-01-01', resolved: 'maybe', journey_stage: 'orbit', hand_off_from: 'A', first_response_seconds: '-4' });
  expect('problems' in read ? read.problems.map(({ column }) => column) : []).toEqual(['Their started', 'Their channel', 'Their journey_stage', 'Their first_response_seconds', 'Their resolved', 'Their hand_off_to', 'Their id']);
  expect(contact({ id: 'c', channel: 'phone' })).toMatchObject({ problems: [{ message: 'Nothing says when the contact began.' }] });
});

test('yes and no are read as others write them, and nothing else is', () => {
  expect(['Yes', 'y', 'TRUE', '1', 'x', 'subscribed', 'Opted-in'].map(parseYesNo)).toEqual(Array(7).fill(true));
  expect(['no', 'N', 'false', '0', 'unsubscribed', 'opt out', 'cleaned'].map(parseYesNo)).toEqual(Array(7).fill(false));
  expect(['', 'maybe', '2', 'yes please'].map(parseYesNo)).toEqual(Array(4).fill(undefined));
});
