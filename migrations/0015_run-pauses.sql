ALTER TABLE "finance"."runs" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "finance"."runs" ADD COLUMN "paused_by" text;--> statement-breakpoint
ALTER TABLE "finance"."runs" ADD COLUMN "pause_reason" text;--> statement-breakpoint
ALTER TABLE "finance"."runs" ADD CONSTRAINT "runs_pause_whole" CHECK (num_nulls(paused_at, paused_by, pause_reason) in (0, 3));