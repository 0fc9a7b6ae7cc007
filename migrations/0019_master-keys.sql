CREATE TABLE "identity"."master_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"made_for_trying" boolean NOT NULL,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
