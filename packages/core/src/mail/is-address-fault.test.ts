import { expect, test } from 'vitest';
import { isAddressFault, namesAddressFault } from './is-address-fault.ts';

test('a mailbox that does not exist or was closed is the address’s fault; a full one, a policy, or our own sender is not', () => {
  expect(['5.0.0', '5.1.0', '5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1'].filter((code) => !isAddressFault(code))).toEqual([]);
  expect(['5.1.7', '5.1.8', '5.2.2', '5.2.3', '5.3.4', '5.4.4', '5.6.0', '5.7.1', '5.7.26', '4.1.1', '4.2.2'].filter(isAddressFault)).toEqual([]);
});

test('at hand-over only a server that says it in so many words strikes an address off', () => {
  expect(['550 5.1.1 No such user', '550-5.1.1 The account', '553 5.1.3 Bad syntax', '556 5.1.10 Recipient has null MX', '550 5.2.1 Disabled'].filter((answer) => !namesAddressFault(answer))).toEqual([]);
  expect(['550 No such user', '550 Relaying denied', '550 5.7.1 Relaying denied', '554 5.7.1 Blocked', '552 5.2.2 Full', '550 5.1.8 Bad sender', '450 4.1.1 Later', '554 5.0.0 Other', 'No answer'].filter(namesAddressFault)).toEqual([]);
});
