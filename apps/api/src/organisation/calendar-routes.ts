import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { allow } from '../http/allow.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { changeCalendar, newCalendar } from './change-calendar.ts';
import { calendarAnswer, holidayFilter, holidaysAnswer, listHolidays, readCalendar } from './read-calendar.ts';

/** On which days people work here: what promises, ladders and reminders count by. */
export const calendarRoutes = new Hono<AppEnv>()
  .get('/calendar', describe('Organisation', 'The working calendar: weekend, public holidays, closing days', calendarAnswer), allow('organisation.read'), async (c) => c.json(await readCalendar(c.var.ctx)))
  .put('/calendar', describe('Organisation', 'Change the working calendar', calendarAnswer), allow('organisation.change'), input('json', newCalendar), async (c) => c.json(await changeCalendar(c.var.ctx, c.req.valid('json'))))
  .get('/calendar/holidays', describe('Organisation', 'Countries, their parts, and the next public holidays of one', holidaysAnswer), allow('organisation.read'), input('query', holidayFilter), async (c) =>
    c.json(await listHolidays(c.var.ctx, c.req.valid('query'))),
  );
