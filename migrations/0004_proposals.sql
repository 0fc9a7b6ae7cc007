CREATE TABLE "hr"."proposals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hr"."proposals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"content" jsonb NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	"result" jsonb,
	CONSTRAINT "proposals_two_people" CHECK (state not in ('approved', 'rejected') or decided_by <> proposed_by)
);
--> statement-breakpoint
CREATE INDEX "proposals_waiting" ON "hr"."proposals" USING btree ("id") WHERE state = 'waiting';