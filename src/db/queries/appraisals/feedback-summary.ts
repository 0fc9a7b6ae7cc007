import type { Sql } from '../../database.ts';

/** The longest list of preferences; its first programme has so many points, each further one point less. */
export const mostPreferences = 10;

export interface RatingSummary {
  /** Rounded half up to two decimals, as text; null while nobody has rated. The distribution has it exactly. */
  readonly average: string | null;
  /** How often each rating was given. */
  readonly distribution: Record<'1' | '2' | '3' | '4' | '5', number>;
}

export interface PreferenceSummary {
  readonly programme: string;
  readonly firstChoices: number;
  /** In how many lists it stands, at any place. */
  readonly mentions: number;
  readonly points: number;
}

export interface AcceptanceSummary {
  /** Appraisals of the cycle without those that were withdrawn. */
  readonly appraised: number;
  /** Of these, with a final result. */
  readonly withResult: number;
  /** Of these, without an appeal. */
  readonly acceptedWithoutAppeal: number;
  readonly appeals: number;
  readonly upheld: number;
  readonly averageAppraisalRating: string | null;
}

export interface FeedbackSummary {
  readonly given: number;
  readonly answered: number;
  readonly appraisalRating: RatingSummary;
  readonly benefitRating: RatingSummary;
  readonly preferences: PreferenceSummary[];
  readonly acceptance: AcceptanceSummary;
}

export async function feedbackSummary(sql: Sql, cycleId: number): Promise<FeedbackSummary> {
  const [counts] = await sql<{ given: number; answered: number }[]>`
    select count(*) as given, count(f.answer) as answered
    from hr.feedback f join hr.appraisals a on a.id = f.appraisal_id where a.cycle_id = ${cycleId}`;
  const appraisalRating = await ratings(sql, cycleId, 'appraisal_rating');
  const [acceptance] = await sql<Omit<AcceptanceSummary, 'averageAppraisalRating'>[]>`
    select count(*) filter (where a.state <> 'withdrawn') as appraised,
      count(*) filter (where a.state <> 'withdrawn' and r.id is not null) as "withResult",
      count(*) filter (where a.state <> 'withdrawn' and r.id is not null and p.appraisal_id is null) as "acceptedWithoutAppeal",
      count(p.appraisal_id) as appeals, count(*) filter (where p.decision = 'upheld') as upheld
    from hr.appraisals a left join hr.appraisal_results r on r.appraisal_id = a.id
    left join hr.appraisal_appeals p on p.appraisal_id = a.id
    where a.cycle_id = ${cycleId}`;
  return {
    ...(counts as { given: number; answered: number }),
    appraisalRating,
    benefitRating: await ratings(sql, cycleId, 'benefit_rating'),
    preferences: await rankedPreferences(sql, cycleId),
    acceptance: {
      ...(acceptance as Omit<AcceptanceSummary, 'averageAppraisalRating'>),
      averageAppraisalRating: appraisalRating.average,
    },
  };
}

async function ratings(
  sql: Sql,
  cycleId: number,
  column: 'appraisal_rating' | 'benefit_rating',
): Promise<RatingSummary> {
  const [row] = await sql<RatingSummary[]>`
    with rated as (
      select f.${sql(column)} as rating from hr.feedback f join hr.appraisals a on a.id = f.appraisal_id
      where a.cycle_id = ${cycleId})
    select (select round(avg(rating), 2)::text from rated) as average,
      jsonb_object_agg(possible.rating::text, (select count(*) from rated where rated.rating = possible.rating)) as distribution
    from generate_series(1, 5) possible (rating)`;
  return row as RatingSummary;
}

function rankedPreferences(sql: Sql, cycleId: number): Promise<PreferenceSummary[]> {
  return sql<PreferenceSummary[]>`
    select wanted.programme, count(*) filter (where wanted.place = 1) as "firstChoices", count(*) as mentions,
      sum(greatest(${mostPreferences}::bigint + 1 - wanted.place, 1))::bigint as points
    from hr.feedback f join hr.appraisals a on a.id = f.appraisal_id
    cross join jsonb_array_elements_text(f.preferences) with ordinality wanted (programme, place)
    where a.cycle_id = ${cycleId}
    group by wanted.programme order by points desc, "firstChoices" desc, wanted.programme`;
}
