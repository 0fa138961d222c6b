import { daysBetween } from '@kept/core/calendar.ts';
import { estimate } from '@kept/core/measure/estimate.ts';
import { explorePoints } from '@kept/core/measure/explore-points.ts';
import { type ScoreMeasure, scoreMeasures } from '@kept/core/measure/score-measures.ts';
import { type Metric, metrics as allMetrics, usualScales } from '@kept/core/vocabulary.ts';
import type { Ctx } from '../context.ts';
import { withPoints } from '../understand/with-points.ts';
import type { Explorer } from './explorer-answer.ts';
import { type ExplorerFilter, readExplorerSpan, spanOfPoints } from './explorer-filter.ts';
import { judgeThemes } from './judge-themes.ts';
import { listStandingThemes } from './list-standing-themes.ts';
import { orderOf } from './order-of.ts';

/** Groups and themes of one period: how many people, what they do to the score, how they score; each change only where it is clear. Agents' reports are no part of it. */
export async function readExplorer(ctx: Ctx, filter: ExplorerFilter): Promise<Explorer> {
  return withPoints(ctx, async (tx, points) => {
    const span = await readExplorerSpan(tx, ctx, filter);
    const { rows, standing } = await listStandingThemes(tx, ctx, filter.origin);
    const explored = explorePoints(points, await spanOfPoints(tx, ctx, span), standing);
    const metrics = allMetrics.map((metric) => ({ metric, n: explored.scores('said', '', true, metric).n, ...measureOf(metric) })).filter(({ n }) => n > 0).sort((a, b) => b.n - a.n);
    const metric = metrics.find((each) => each.metric === filter.metric) ?? metrics[0];
    const against = { metric, daysNow: daysBetween(span.days.from, span.days.until), daysBefore: span.comparedDays === null ? null : daysBetween(span.comparedDays.from, span.comparedDays.until) };
    const themeFacts = judgeThemes(explored, 'theme', against);
    const groupFacts = judgeThemes(explored, 'group', against);
    const themes = rows.flatMap(({ groupTitle, ...row }) => {
      const facts = themeFacts.get(row.id);
      return facts === undefined ? [] : [{ group: groupTitle ?? '', shown: { ...row, ...facts } }];
    });
    const groups = [...groupFacts].map(([key, facts]) => ({ title: key === '' ? null : key, ...facts, themes: themes.filter(({ group }) => group === key).map(({ shown }) => shown).sort(orderOf(filter.view)) }));
    const { people: comments, mentions: themed } = explored.count('said', '', true);
    return {
      view: filter.view,
      period: filter.period,
      compare: filter.compare,
      days: span.days,
      comparedDays: span.comparedDays,
      metric: metric === undefined ? null : { ...shownMetric(metric), all: estimate(metric.tally(explored.scores('said', '', true, metric.metric))) },
      metrics: metrics.map(shownMetric),
      coverage: { texts: comments, themed, unthemed: comments - themed, share: comments === 0 ? null : themed / comments },
      groups: groups.sort(orderOf(filter.view)),
    };
  });
}

/** The figure a metric is known by on its usual scale: NPS in points, CSAT and stars as the share of the two upper steps, CES as a mean, thumbs as a share. */
function measureOf(metric: Metric): ScoreMeasure {
  const [first] = scoreMeasures(metric, usualScales[metric].min, usualScales[metric].max);
  if (first === undefined) throw new TypeError('A metric has no figure on its usual scale.');
  return first;
}

function shownMetric({ metric, n, label, meaning, unit }: { metric: Metric; n: number } & ScoreMeasure) {
  return { metric, n, label, meaning, unit };
}
