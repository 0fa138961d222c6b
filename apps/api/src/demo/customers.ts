import { dayOf, daysBefore, instantBefore } from './calendar.ts';
import { familyNames, givenNames } from './customer-names.ts';
import type { DemoCustomer } from './demo-world.ts';
import type { Random } from './random.ts';

const customerCount = 3000;
/** The others write letters and ring. */
const addressShare = 0.6;

type Segment = { name: string; weight: number; typicalValue: number; spread: number };

const segments: readonly Segment[] = [
  { name: 'Household', weight: 62, typicalValue: 1420, spread: 0.38 },
  { name: 'Household, electric car or solar', weight: 9, typicalValue: 1780, spread: 0.42 },
  { name: 'Prepayment', weight: 13, typicalValue: 980, spread: 0.3 },
  { name: 'Small business', weight: 9, typicalValue: 4300, spread: 0.75 },
  { name: 'Landlord', weight: 7, typicalValue: 3900, spread: 0.85 },
];

const languages = [['en', 92], ['pl', 2], ['cy', 2], ['ro', 1], ['ur', 1], ['pt', 1], ['pa', 1]] as const;
const timezones = [['Europe/London', 967], ['Europe/Lisbon', 8], ['Europe/Berlin', 9], ['Asia/Kolkata', 6], ['America/New_York', 6], ['Asia/Hong_Kong', 4]] as const;
const mailDomains = ['example.com', 'example.com', 'example.org', 'example.net'] as const;

/** Whose complaint the guided thread follows. */
export const mariaExternalId = 'NL-100001';

/** Three thousand customers with a skewed yearly value; the first is Maria Okafor. */
export function inventCustomers(today: string, random: Random): DemoCustomer[] {
  const usedEmails = new Set<string>();
  const customers = [inventMaria(today, usedEmails)];
  while (customers.length < customerCount) customers.push(inventCustomer(customers.length, today, random, usedEmails));
  return customers;
}

function inventMaria(today: string, usedEmails: Set<string>): DemoCustomer {
  return {
    externalId: mariaExternalId,
    name: 'Maria Okafor',
    email: uniqueEmail('Maria Okafor', 'example.com', usedEmails),
    segment: 'Household',
    annualValue: 1580,
    language: 'en',
    timezone: 'Europe/London',
    joinedOn: daysBefore(today, 1460),
    churnedOn: null,
    mailConsent: true,
  };
}

function inventCustomer(index: number, today: string, random: Random, usedEmails: Set<string>): DemoCustomer {
  const name = inventName(random);
  const segment = random.pickWeighted(segments, (each) => each.weight);
  const joinedDaysAgo = random.chance(0.16) ? random.whole(5, 364) : random.whole(365, 3800);
  const hasLeft = random.chance(0.05);
  const leftDaysAgo = random.whole(3, Math.min(360, Math.max(4, joinedDaysAgo - 60)));
  return {
    externalId: `NL-${100001 + index}`,
    name,
    email: random.chance(addressShare) ? uniqueEmail(name, random.pick(mailDomains), usedEmails) : null,
    segment: segment.name,
    annualValue: Math.round(segment.typicalValue * Math.exp(segment.spread * random.bell())),
    language: random.pickWeighted(languages, ([, weight]) => weight)[0],
    timezone: random.pickWeighted(timezones, ([, weight]) => weight)[0],
    joinedOn: daysBefore(today, joinedDaysAgo),
    churnedOn: hasLeft && joinedDaysAgo > 90 ? dayOf(instantBefore(today, leftDaysAgo)) : null,
    mailConsent: random.chance(0.83),
  };
}

function inventName(random: Random): string {
  const origin = random.pickWeighted([...givenNames.keys()], (key) => (key === 'british' ? 50 : 6));
  const given = random.pick(givenNames.get(origin) ?? []);
  const family = random.pick(familyNames.get(random.chance(0.88) ? origin : 'british') ?? []);
  return `${given} ${family}`;
}

function uniqueEmail(name: string, domain: string, used: Set<string>): string {
  const local = name.normalize('NFD').toLowerCase().replace(/[^a-z ]/g, '').trim().replace(/ +/g, '.');
  for (let count = 1; ; count += 1) {
    const email = `${local}${count === 1 ? '' : count}@${domain}`;
    if (used.has(email)) continue;
    used.add(email);
    return email;
  }
}
