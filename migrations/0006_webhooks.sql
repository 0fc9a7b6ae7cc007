CREATE SCHEMA "webhooks";
--> statement-breakpoint
CREATE SEQUENCE "webhooks"."delivery_positions" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "finance"."run_events" (
	"id" bigint PRIMARY KEY DEFAULT nextval('finance.item_events_id_seq') NOT NULL,
	"run_id" bigint NOT NULL,
	"type" text NOT NULL,
	"stage" text NOT NULL,
	"round" integer NOT NULL,
	"waiting_for" text,
	"owner" text,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhooks"."deliveries" (
	"endpoint_id" bigint NOT NULL,
	"event_id" bigint NOT NULL,
	"source" text NOT NULL,
	"type" text NOT NULL,
	"position" bigint DEFAULT nextval('webhooks.delivery_positions') NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_status" integer,
	"last_reason" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempted_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	CONSTRAINT "deliveries_endpoint_id_event_id_pk" PRIMARY KEY("endpoint_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "webhooks"."endpoints" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhooks"."endpoints_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"url" text NOT NULL,
	"description" text NOT NULL,
	"types" text[] NOT NULL,
	"amounts_allowed_by" text,
	"parallel" integer DEFAULT 1 NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"state_reason" text,
	"secret" "bytea",
	"old_secret" "bytea",
	"old_secret_until" timestamp with time zone,
	"seen" "pg_snapshot" DEFAULT pg_current_snapshot() NOT NULL,
	"recording_up_to" "pg_snapshot",
	"recorded_to" bigint DEFAULT 0 NOT NULL,
	"cluster" text NOT NULL,
	"cluster_floor" bigint DEFAULT 0 NOT NULL,
	"highest" bigint NOT NULL,
	"replay_after" bigint,
	"replay_to" bigint,
	"retry_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "finance"."item_events" ADD COLUMN "amount_fen" bigint;--> statement-breakpoint
ALTER TABLE "finance"."item_events" ADD COLUMN "end_to_end_id" text;--> statement-breakpoint
ALTER TABLE "finance"."item_events" ADD COLUMN "tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "finance"."run_events" ADD CONSTRAINT "run_events_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "finance"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks"."deliveries" ADD CONSTRAINT "deliveries_endpoint_id_endpoints_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "webhooks"."endpoints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "run_events_run" ON "finance"."run_events" USING btree ("run_id","id");--> statement-breakpoint
CREATE INDEX "run_events_tx" ON "finance"."run_events" USING btree ("tx");--> statement-breakpoint
CREATE INDEX "deliveries_pending" ON "webhooks"."deliveries" USING btree ("endpoint_id","position") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "deliveries_listed" ON "webhooks"."deliveries" USING btree ("endpoint_id",abs(position));--> statement-breakpoint
CREATE INDEX "item_events_tx" ON "finance"."item_events" USING btree ("tx");--> statement-breakpoint
CREATE INDEX "item_events_at" ON "finance"."item_events" USING brin ("at");