CREATE SCHEMA "api";
--> statement-breakpoint
CREATE TABLE "api"."idempotent_replies" (
	"user_id" bigint NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"claim" uuid NOT NULL,
	"lease_until" timestamp with time zone NOT NULL,
	"reply" "bytea",
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotent_replies_user_id_key_hash_pk" PRIMARY KEY("user_id","key_hash")
);
--> statement-breakpoint
CREATE TABLE "api"."operations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "api"."operations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"lines_read" bigint DEFAULT 0 NOT NULL,
	"status" integer,
	"result" jsonb,
	"lease_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "operations_state" CHECK ("api"."operations"."state" in ('queued', 'running', 'done', 'failed')),
	CONSTRAINT "operations_finished" CHECK (("api"."operations"."state" in ('done', 'failed')) = ("api"."operations"."finished_at" is not null))
);
--> statement-breakpoint
CREATE INDEX "idempotent_replies_by_expiry" ON "api"."idempotent_replies" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "operations_by_user" ON "api"."operations" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "operations_open" ON "api"."operations" USING btree ("lease_until") WHERE state in ('queued', 'running');