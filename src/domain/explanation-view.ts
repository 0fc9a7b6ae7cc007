import type { Explanation, ScoreLink } from './explanation.ts';

/** What one reader may see of an explanation. */
export interface ExplanationSight {
  readonly scoresAndSalary: boolean;
  /** The words in which people gave their reasons; that there are some is seen by all who see scores. */
  readonly reasons: boolean;
}

/** Leaves out what the reader may not see, and says so in `hidden`. */
export function asSeen(explanation: Explanation, sight: ExplanationSight): Explanation {
  if (!sight.scoresAndSalary) {
    const { amount, factor, base, filing } = explanation;
    return {
      ...explanation,
      amount: { ...amount, baseFen: null, factorTenThousandths: null, calculation: null },
      factor: {
        ...factor,
        factorTenThousandths: null,
        inForce: factor.inForce && { ...factor.inForce, score: null },
      },
      score: null,
      goals: null,
      base: { ...base, baseFen: null, upload: base.upload && { ...base.upload, baseFen: null } },
      filing: filing && { ...filing, baseBeforeFen: null, baseFen: null },
      salaryChange: null,
      hidden: ['score', 'salary', 'base'],
    };
  }
  if (sight.reasons) return explanation;
  const { score, salaryChange } = explanation;
  return {
    ...explanation,
    score: score && withoutReasons(score),
    salaryChange: salaryChange && {
      ...salaryChange,
      appraisal: salaryChange.appraisal && {
        ...salaryChange.appraisal,
        score: withoutReasons(salaryChange.appraisal.score),
      },
    },
  };
}

function withoutReasons(score: ScoreLink): ScoreLink {
  return {
    ...score,
    evaluations: score.evaluations.map((evaluation) => ({ ...evaluation, reason: null })),
    appeal: score.appeal && { ...score.appeal, reason: null, decisionReason: null },
  };
}
