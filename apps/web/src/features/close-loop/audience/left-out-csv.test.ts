import { expect, test } from 'vitest';
import { leftOutCsv } from './left-out-csv.ts';

test('a name that a spreadsheet would run stays a name, and whoever was erased has none', () => {
  const csv = leftOutCsv([{ name: '=HYPERLINK("x")', email: '+49@mail.example', code: 'not_in_audience', reason: 'not in the audience', customerId: 'c-1' }, { name: null, email: null, code: 'erased', reason: 'erased', customerId: null }]);
  expect(csv.split('\r\n')).toEqual(['Name,Address,Reason,In detail,Customer', `"'=HYPERLINK(""x"")",'+49@mail.example,Not in the audience you chose,not in the audience,c-1`, ',,Asked to be erased,erased,', '']);
});
