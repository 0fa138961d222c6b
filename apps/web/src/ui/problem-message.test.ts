import { expect, test } from 'vitest';
import { problemMessage } from './problem-message.ts';

const refusal = (statusCode: number, data: unknown) => Object.assign(new Error(String(statusCode)), { statusCode, detail: { data } });

test('the sentence of the server reaches the person, with its fields and its reference', () => {
  const told = problemMessage(
    refusal(422, {
      type: 'about:blank',
      title: 'Something needs mending',
      status: 422,
      detail: 'The date lies in the past.',
      code: 'invalid',
      requestId: 'r1',
      errors: [{ pointer: '/deadlineOn', message: 'The date lies in the past.' }, { pointer: '/owner/id', message: 'Choose an active member.' }],
    }),
  );
  expect(told).toEqual({
    sentence: 'The date lies in the past.',
    fields: [
      { field: 'deadlineOn', message: 'The date lies in the past.' },
      { field: 'owner.id', message: 'Choose an active member.' },
    ],
    status: 422,
    requestId: 'r1',
  });
});

test('an answer without words gets ours', () => {
  expect(problemMessage(refusal(403, undefined)).sentence).toContain('Your role does not allow this');
  expect(problemMessage(refusal(502, '<html>')).sentence).toContain('Something went wrong on our side');
});

test('no answer at all is told as a connection', () => {
  expect(problemMessage(new TypeError('Failed to fetch'))).toMatchObject({ status: 0, sentence: expect.stringContaining('cannot be reached') });
});

test('a fault of a page of ours is not told as a connection, nor with its insides', () => {
  const told = problemMessage(new TypeError("Cannot read properties of null (reading 'useRef')"));
  expect(told.sentence).not.toContain('connection');
  expect(told.sentence).not.toContain('useRef');
  expect(told.status).toBe(500);
});

test('whatever else is thrown never shows its insides', () => {
  expect(problemMessage(new Error('x is not a function')).sentence).not.toContain('function');
  expect(problemMessage(undefined).status).toBe(500);
});

test('a change two people made at once is told as both versions, not as errors of fields nobody has', () => {
  const told = problemMessage(
    refusal(409, {
      title: 'In conflict', status: 409, detail: 'Somebody else changed this theme in the meantime.', code: 'conflict',
      errors: [{ pointer: '/version', message: 'You worked on version 1; it is at version 2.' }, { pointer: '/stands', message: 'title “First name”' }, { pointer: '/sent', message: 'title “Second name”' }],
    }),
  );
  expect(told.conflict).toEqual({ stands: 'title “First name”', sent: 'title “Second name”' });
  expect(told.fields).toEqual([]);
});
