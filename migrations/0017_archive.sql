CREATE TABLE "audit"."archive_objects" (
	"sha256" text PRIMARY KEY NOT NULL,
	"content" "bytea" NOT NULL,
	"stored_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "archive_objects_hash" CHECK ("audit"."archive_objects"."sha256" = encode(sha256("audit"."archive_objects"."content"), 'hex'))
);
--> statement-breakpoint
CREATE TABLE "audit"."archived_histories" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit"."archived_histories_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workflow_id" text NOT NULL,
	"run_id" text NOT NULL,
	"type" text NOT NULL,
	"sha256" text,
	"bytes" integer NOT NULL,
	"events" integer NOT NULL,
	"build_id" text,
	"children" text[] NOT NULL,
	"started_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"outcome" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "archived_histories_once" UNIQUE("workflow_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "audit"."archives" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit"."archives_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subject" text NOT NULL,
	"manifest_sha256" text NOT NULL,
	"archive_key" "bytea" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "archives_subject_unique" UNIQUE("subject")
);
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.archive_objects
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.archived_histories
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE OR TRUNCATE ON audit.archives
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
--> statement-breakpoint
-- Data keys are rotated: the key of an archive is then encrypted anew, and nothing else of it ever changes.
CREATE TRIGGER only_the_key_is_wrapped_anew BEFORE UPDATE OF id, subject, manifest_sha256, at ON audit.archives
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
