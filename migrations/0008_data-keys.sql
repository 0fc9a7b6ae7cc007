CREATE TABLE "identity"."data_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"wrapped" "bytea",
	"master_key_id" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"usable_from" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "data_keys_purpose" CHECK ("identity"."data_keys"."purpose" in ('column', 'lookup')),
	CONSTRAINT "data_keys_state" CHECK ("identity"."data_keys"."state" in ('next', 'active', 'retired', 'destroyed'))
);
--> statement-breakpoint
CREATE TABLE "identity"."lookup_changes" (
	"old_hash" "bytea" PRIMARY KEY NOT NULL,
	"new_hash" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "api"."idempotent_replies" ADD COLUMN "id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "api"."idempotent_replies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
CREATE UNIQUE INDEX "data_keys_lookup" ON "identity"."data_keys" USING btree ("purpose") WHERE purpose = 'lookup' and state = 'active';