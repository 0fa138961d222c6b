import { expect, test } from 'vitest';
import { findPeople } from './find-people.ts';

test('names people give each other are found, wherever they stand', async () => {
  expect(await findPeople('Sarah from billing shouts at us and Mr. Patel never answers.')).toEqual(['Sarah', 'Mr. Patel']);
  expect(await findPeople("Anna, Tom and Lee get the easy calls; Mohammed's queue is empty")).toEqual(['Anna', 'Tom', 'Lee', 'Mohammed']);
});

test('a name no dictionary knows is found after the word for a role', async () => {
  expect(await findPeople('Our supervisor Kwame Mensah laughs at us')).toEqual(['Kwame Mensah']);
});

test("the names of the organisation's own people are found however they are written", async () => {
  expect(await findPeople('I wait for priya nair to approve refunds', ['Priya Nair'])).toEqual(['priya nair']);
});

test('things, months and products are no people', async () => {
  for (const text of ['The meter form asks twice. In May the app crashed.', 'I open Salesforce and Zendesk twice', 'Mark the ticket as done before it closes', '']) expect(await findPeople(text)).toEqual([]);
});
