import { describe, expect, it } from 'vitest';
import { planPoints, type PointPlaces } from './plan-points.ts';
import type { StandingTheme } from './plan-run.ts';

const theme = (id: string, more: Partial<StandingTheme> = {}): StandingTheme => ({ id, standing: 'proposed', isTouched: false, hasAbsorbed: false, ...more });
const places = (more: Partial<PointPlaces> = {}): PointPlaces => ({
  themes: [theme('parcel'), theme('login'), theme('bill', { standing: 'promised' }), theme('noise', { standing: 'dismissed' }), theme('joined', { hasAbsorbed: true })],
  points: [], decided: new Set(), homes: new Map([['t1', 'parcel'], ['t2', 'parcel']]), living: new Set(['parcel', 'login', 'bill', 'noise', 'joined', 'fresh']), ...more,
});
const asked = new Set(['t1', 't2']);
const to = (themeId: string, text = 't1') => ({ text, themeId });

describe('further points', () => {
  it('are made in proposals and in what a run has just made, never twice and never in the main theme', () => {
    expect(planPoints(places({ points: [{ ...to('login'), isFixed: false }] }), asked, [to('login'), to('login', 't2'), to('fresh'), to('parcel')])).toEqual({ made: [to('login', 't2'), to('fresh')], kept: [to('login')], removed: [] });
  });

  it('do not come into a theme somebody answers for, into what is no theme, or into one that is gone', () => {
    expect(planPoints(places(), asked, [to('bill'), to('noise'), to('vanished')]).made).toEqual([]);
  });

  it('go when they are not found again, unless an edit put them there or somebody answers for the theme', () => {
    const points = [to('login'), to('bill'), to('noise'), to('joined')].map((each) => ({ ...each, isFixed: false }));
    const { removed } = planPoints(places({ points: [...points, { ...to('login', 't2'), isFixed: true }] }), asked, []);
    expect(removed).toEqual([{ ...to('login'), isFixed: false }]);
  });

  it('stay where a person touched the theme and no pattern goes on as it', () => {
    const touched = [theme('parcel'), theme('login', { isTouched: true })];
    const points = [{ ...to('login'), isFixed: false }];
    expect(planPoints(places({ themes: touched, points, living: new Set(['parcel']) }), asked, []).removed).toEqual([]);
    expect(planPoints(places({ themes: touched, points }), asked, []).removed).toEqual(points);
  });

  it('of a text a person has decided about stay exactly as they are', () => {
    const points = [{ ...to('login'), isFixed: false }];
    expect(planPoints(places({ points, decided: new Set(['t1']) }), asked, [to('fresh')])).toEqual({ made: [], kept: [], removed: [] });
  });

  it('of a text that was not asked stay, but go with its main theme', () => {
    const points = [{ ...to('login'), isFixed: false }];
    expect(planPoints(places({ points }), new Set(), []).removed).toEqual([]);
    expect(planPoints(places({ points, homes: new Map() }), new Set(), []).removed).toEqual(points);
  });
});
