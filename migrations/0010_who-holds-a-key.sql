-- Keys of before are held by whoever made them.
ALTER TABLE "identity"."api_keys" ADD COLUMN "held_by" text;--> statement-breakpoint
UPDATE "identity"."api_keys" SET "held_by" = "created_by";--> statement-breakpoint
ALTER TABLE "identity"."api_keys" ALTER COLUMN "held_by" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "events_links" ON "audit"."events" USING btree ("subject") WHERE action in ('user_linked', 'user_unlinked');
