ALTER TABLE "hr"."changes" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
UPDATE "hr"."changes" c SET "archived_at" = a."at" FROM "audit"."archives" a WHERE a."subject" = c."workflow_id";--> statement-breakpoint
CREATE INDEX "changes_to_archive" ON "hr"."changes" USING btree ("id") WHERE archived_at is null and state in ('done', 'withdrawn');