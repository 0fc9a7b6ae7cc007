CREATE TABLE "audit"."workflow_code" (
	"build_id" text PRIMARY KEY NOT NULL,
	"code" "bytea" NOT NULL,
	"sdk_version" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workflow_code_hash" CHECK ("audit"."workflow_code"."build_id" = encode(sha256("audit"."workflow_code"."code"), 'hex'))
);
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.workflow_code
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
