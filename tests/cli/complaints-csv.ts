const topics: readonly { readonly topic: string; readonly openings: readonly string[]; readonly endings: readonly string[] }[] = [
  {
    topic: 'refund',
    openings: ['I am still waiting for my refund', 'The refund never arrived', 'Where is the refund I was promised', 'My refund is late again', 'You owe me a refund'],
    endings: ['and nobody can tell me when it comes.', 'although I sent everything back in March.', 'after four weeks.', 'and the shop says it was paid.'],
  },
  {
    topic: 'password',
    openings: ['I cannot reset my password', 'The password link does not work', 'Resetting the password fails', 'My new password is not accepted', 'The password mail never comes'],
    endings: ['and I am locked out of my account.', 'on my phone or on my computer.', 'however often I try to sign in.', 'so I cannot log in any more.'],
  },
  {
    topic: 'delivery',
    openings: ['The parcel was left in the rain', 'The driver did not ring the bell', 'My delivery came two days late', 'The courier threw the parcel over the fence', 'The delivery van drove past my house'],
    endings: ['and the box was broken.', 'although I was at home all day.', 'and the tracking said delivered.', 'so the parcel went back to the depot.'],
  },
];

/** A small file as a shop might export it: three topics, so many complaints each, no two alike. */
export function complaintsCsv(each: number): string {
  const rows = topics.flatMap(({ topic, openings, endings }) =>
    Array.from({ length: each }, (_, i) => ({ topic, text: `${openings[i % openings.length]} ${endings[Math.floor(i / openings.length) % endings.length]}` })),
  );
  const lines = rows.map(({ topic, text }, i) => `${topic[0]}${i + 1},2026-03-${String((i % 28) + 1).padStart(2, '0')},${(i % 5) + 1},"${text}",${topic}`);
  return `Id,Date,Score,Comment,Topic\n${lines.join('\n')}\n`;
}
