ALTER TABLE "finance"."runs" ADD COLUMN "corrections_seen" bigint;--> statement-breakpoint
-- What was missing of a payment for an earlier month is of that month, not of the one that paid it. Where it was settled as
-- nothing because of employment in the wrong month, the next run looks at it again.
WITH RECURSIVE missing AS (
  SELECT s."id", coalesce(paid."origin_period", i."period") AS "period"
  FROM "finance"."arrears" s JOIN "finance"."items" i ON i."id" = s."origin_item_id"
  LEFT JOIN "finance"."arrears" paid ON paid."id" = i."arrear_id"
  WHERE s."kind" = 'shortfall' AND paid."kind" IS DISTINCT FROM 'shortfall'
  UNION ALL
  SELECT s."id", m."period"
  FROM missing m JOIN "finance"."items" i ON i."arrear_id" = m."id"
  JOIN "finance"."arrears" s ON s."origin_item_id" = i."id" AND s."kind" = 'shortfall')
UPDATE "finance"."arrears" a SET "origin_period" = m."period",
  "state" = CASE WHEN z."id" IS NULL THEN a."state" ELSE 'open' END,
  "settled_by_item_id" = CASE WHEN z."id" IS NULL THEN a."settled_by_item_id" END
FROM missing m
JOIN "finance"."arrears" s ON s."id" = m."id"
LEFT JOIN "finance"."items" z ON z."id" = s."settled_by_item_id" AND z."state" = 'zero' AND z."reason" = 'not_employed_in_period'
WHERE a."id" = m."id" AND a."origin_period" <> m."period";
