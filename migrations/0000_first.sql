CREATE SCHEMA "hr";
--> statement-breakpoint
CREATE SCHEMA "identity";
--> statement-breakpoint
CREATE SCHEMA "benefits";
--> statement-breakpoint
CREATE SCHEMA "payroll";
--> statement-breakpoint
CREATE SCHEMA "audit";
--> statement-breakpoint
CREATE SCHEMA "finance";
--> statement-breakpoint
CREATE TABLE "hr"."assignments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hr"."assignments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"employee_id" bigint NOT NULL,
	"department" text NOT NULL,
	"position" text NOT NULL,
	"manager_no" text,
	"valid_from" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"superseded_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "hr"."employees" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hr"."employees_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"employee_no" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"id_number" "bytea" NOT NULL,
	"id_hash" "bytea" NOT NULL,
	"phone" "bytea",
	"phone_hash" "bytea",
	"hired_on" date NOT NULL,
	"left_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "employees_employee_no_unique" UNIQUE("employee_no"),
	CONSTRAINT "employees_id_hash_unique" UNIQUE("id_hash")
);
--> statement-breakpoint
CREATE TABLE "hr"."organisation" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"unit_no" text,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"settings" jsonb NOT NULL,
	"debtor_name" text NOT NULL,
	"debtor_account" text NOT NULL,
	"debtor_bank_code" text NOT NULL,
	CONSTRAINT "only_one" CHECK ("hr"."organisation"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "identity"."sessions" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."users" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "identity"."users_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"username" text NOT NULL,
	"password_hash" text NOT NULL,
	"role" text NOT NULL,
	"employee_id" bigint,
	"active" boolean DEFAULT true NOT NULL,
	"failed_logins" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "benefits"."accounts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "benefits"."accounts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"employee_id" bigint NOT NULL,
	"bank_name" text NOT NULL,
	"bank_code" text,
	"account" "bytea",
	"account_hash" "bytea",
	"account_valid" boolean NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" text NOT NULL,
	"cools_until" timestamp with time zone,
	"released_by" text,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "released_by_another" CHECK ("benefits"."accounts"."released_by" is distinct from "benefits"."accounts"."recorded_by")
);
--> statement-breakpoint
CREATE TABLE "benefits"."bases" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "benefits"."bases_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"employee_id" bigint NOT NULL,
	"base_fen" bigint NOT NULL,
	"valid_from" text NOT NULL,
	"source" text NOT NULL,
	"source_id" bigint,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "benefits"."calendar_days" (
	"day" date PRIMARY KEY NOT NULL,
	"banking" boolean NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "benefits"."contribution_lines" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"upload_id" bigint NOT NULL,
	"line_no" integer NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"id_number" "bytea" NOT NULL,
	"id_hash" "bytea" NOT NULL,
	"id_valid" boolean NOT NULL,
	"account" "bytea",
	"account_hash" "bytea",
	"account_valid" boolean NOT NULL,
	"base_fen" bigint,
	"base_problem" text
);
--> statement-breakpoint
CREATE TABLE "benefits"."corrections" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "benefits"."corrections_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"item_id" bigint NOT NULL,
	"employee_id" bigint NOT NULL,
	"field" text NOT NULL,
	"base_fen" bigint,
	"note" text,
	"corrected_by" text NOT NULL,
	"corrected_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "benefits"."notices" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "benefits"."notices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"employee_id" bigint NOT NULL,
	"item_id" bigint NOT NULL,
	"run_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"attempt" integer NOT NULL,
	"text_zh" text NOT NULL,
	"text_en" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	"sms_state" text NOT NULL,
	"sms_sent_at" timestamp with time zone,
	CONSTRAINT "notices_once" UNIQUE("item_id","kind","attempt")
);
--> statement-breakpoint
CREATE TABLE "benefits"."policies" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "benefits"."policies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"programme" text NOT NULL,
	"version" integer NOT NULL,
	"effective_from" text NOT NULL,
	"rate_ppm" integer NOT NULL,
	"base_floor_fen" bigint NOT NULL,
	"base_cap_fen" bigint NOT NULL,
	"rounding_fen" integer NOT NULL,
	"tiers" jsonb NOT NULL,
	"pro_rate" boolean DEFAULT false NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "policies_version" UNIQUE("programme","version")
);
--> statement-breakpoint
CREATE TABLE "benefits"."programmes" (
	"code" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"due_day" integer NOT NULL,
	"due_time" text DEFAULT '09:00' NOT NULL,
	"scheduled" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payroll"."salaries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "payroll"."salaries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"employee_id" bigint NOT NULL,
	"salary_fen" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"source" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"superseded_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "benefits"."uploads" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "benefits"."uploads_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"programme" text NOT NULL,
	"period" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" "bytea" NOT NULL,
	"file_id" bigint NOT NULL,
	"line_count" integer NOT NULL,
	"total_fen" bigint NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"received_by" text NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "uploads_once" UNIQUE("programme","period","sha256")
);
--> statement-breakpoint
CREATE TABLE "finance"."approval_rounds" (
	"run_id" bigint NOT NULL,
	"round" integer NOT NULL,
	"digest" text NOT NULL,
	"transfer_count" integer NOT NULL,
	"total_fen" bigint NOT NULL,
	"approvers_needed" integer NOT NULL,
	"prepared_by" text NOT NULL,
	"prepared_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	CONSTRAINT "approval_rounds_run_id_round_pk" PRIMARY KEY("run_id","round")
);
--> statement-breakpoint
CREATE TABLE "finance"."approvals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "finance"."approvals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"run_id" bigint NOT NULL,
	"round" integer NOT NULL,
	"digest" text NOT NULL,
	"decision" text NOT NULL,
	"approver" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "approvals_once" UNIQUE("run_id","round","digest","approver")
);
--> statement-breakpoint
CREATE TABLE "finance"."arrears" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "finance"."arrears_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"programme" text NOT NULL,
	"employee_id" bigint NOT NULL,
	"origin_item_id" bigint NOT NULL,
	"origin_period" text NOT NULL,
	"kind" text NOT NULL,
	"obligation_key" text NOT NULL,
	"amount_fen" bigint,
	"state" text DEFAULT 'open' NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_by_item_id" bigint,
	CONSTRAINT "arrears_once" UNIQUE("origin_item_id","kind","obligation_key")
);
--> statement-breakpoint
CREATE TABLE "finance"."batches" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "finance"."batches_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"run_id" bigint NOT NULL,
	"round" integer NOT NULL,
	"sequence" integer NOT NULL,
	"message_id" text NOT NULL,
	"transfer_count" integer NOT NULL,
	"total_fen" bigint NOT NULL,
	"state" text DEFAULT 'prepared' NOT NULL,
	"funds_refusals" integer DEFAULT 0 NOT NULL,
	"file_id" bigint,
	"sent_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	CONSTRAINT "batches_message_id_unique" UNIQUE("message_id"),
	CONSTRAINT "batches_sequence" UNIQUE("run_id","round","sequence")
);
--> statement-breakpoint
CREATE TABLE "audit"."events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"details" jsonb
);
--> statement-breakpoint
CREATE TABLE "finance"."exceptions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "finance"."exceptions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"run_id" bigint,
	"item_id" bigint,
	"employee_id" bigint,
	"kind" text NOT NULL,
	"end_to_end_id" text,
	"reference" text NOT NULL,
	"amount_fen" bigint,
	"booked_fen" bigint,
	"owner" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"details" jsonb,
	"resolution" text,
	"proposed_by" text,
	"resolved_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "exceptions_once" UNIQUE("kind","reference")
);
--> statement-breakpoint
CREATE TABLE "finance"."files" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "finance"."files_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"run_id" bigint,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"sha256" "bytea" NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "finance"."item_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"item_id" bigint NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"reason" text,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "finance"."items" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"run_id" bigint NOT NULL,
	"programme" text NOT NULL,
	"period" text NOT NULL,
	"employee_id" bigint NOT NULL,
	"obligation" text DEFAULT 'month' NOT NULL,
	"arrear_id" bigint,
	"obligation_key" text NOT NULL,
	"state" text DEFAULT 'expected' NOT NULL,
	"reason" text,
	"reasons" text[] DEFAULT '{}' NOT NULL,
	"owner" text,
	"due_at" timestamp with time zone,
	"line_id" bigint,
	"base_fen" bigint,
	"score" text,
	"factor_ten_thousandths" integer,
	"policy_id" bigint,
	"amount_fen" bigint,
	"booked_fen" bigint,
	"end_to_end_id" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"round" integer,
	"manual_hold" boolean DEFAULT false NOT NULL,
	"bank_held_at" timestamp with time zone,
	"bank_reason" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "items_once" UNIQUE("programme","period","employee_id","obligation")
);
--> statement-breakpoint
CREATE TABLE "finance"."run_stages" (
	"run_id" bigint NOT NULL,
	"stage" text NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "run_stages_run_id_stage_pk" PRIMARY KEY("run_id","stage")
);
--> statement-breakpoint
CREATE TABLE "finance"."runs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "finance"."runs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"programme" text NOT NULL,
	"period" text NOT NULL,
	"scope" text DEFAULT 'all' NOT NULL,
	"employee_id" bigint,
	"state" text DEFAULT 'open' NOT NULL,
	"stage" text DEFAULT 'upload' NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"workflow_id" text NOT NULL,
	"settings" jsonb NOT NULL,
	"started_by" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"upload_id" bigint,
	"policy_id" bigint,
	"sending_started_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"history_events" integer
);
--> statement-breakpoint
CREATE TABLE "finance"."statement_entries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"statement_id" bigint NOT NULL,
	"entry_ref" text NOT NULL,
	"end_to_end_id" text,
	"amount_fen" bigint NOT NULL,
	"kind" text NOT NULL,
	"booked_at" timestamp with time zone NOT NULL,
	"return_reason" text,
	"verdict" text,
	"transfer_id" bigint,
	CONSTRAINT "statement_entries_once" UNIQUE("statement_id","entry_ref")
);
--> statement-breakpoint
CREATE TABLE "finance"."statements" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "finance"."statements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sequence" integer NOT NULL,
	"statement_id" text NOT NULL,
	"file_id" bigint NOT NULL,
	"fetched_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "statements_sequence_unique" UNIQUE("sequence")
);
--> statement-breakpoint
CREATE TABLE "finance"."tasks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "finance"."tasks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"run_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"reference" text NOT NULL,
	"owner" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"escalation" integer DEFAULT 0 NOT NULL,
	"details" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "tasks_once" UNIQUE("run_id","kind","reference")
);
--> statement-breakpoint
CREATE TABLE "finance"."transfers" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"item_id" bigint NOT NULL,
	"run_id" bigint NOT NULL,
	"batch_id" bigint,
	"obligation_key" text NOT NULL,
	"attempt" integer NOT NULL,
	"end_to_end_id" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"creditor_name" text NOT NULL,
	"account" "bytea" NOT NULL,
	"account_hash" "bytea" NOT NULL,
	"bank_code" text NOT NULL,
	"state" text DEFAULT 'prepared' NOT NULL,
	"bank_reason" text,
	"booked_fen" bigint,
	"booked_at" timestamp with time zone,
	"round" integer NOT NULL,
	CONSTRAINT "transfers_end_to_end_id_unique" UNIQUE("end_to_end_id"),
	CONSTRAINT "transfers_attempt" UNIQUE("obligation_key","attempt")
);
--> statement-breakpoint
CREATE TABLE "finance"."variances" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "finance"."variances_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"run_id" bigint NOT NULL,
	"round" integer NOT NULL,
	"digest" text NOT NULL,
	"previous_period" text NOT NULL,
	"previous_fen" bigint NOT NULL,
	"current_fen" bigint NOT NULL,
	"explanation" jsonb NOT NULL,
	"explained" boolean NOT NULL,
	"acknowledged_by" text,
	"acknowledged_at" timestamp with time zone,
	CONSTRAINT "variances_once" UNIQUE("run_id","round","digest")
);
--> statement-breakpoint
ALTER TABLE "hr"."assignments" ADD CONSTRAINT "assignments_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "hr"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."users" ADD CONSTRAINT "users_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "hr"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "benefits"."accounts" ADD CONSTRAINT "accounts_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "hr"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "benefits"."bases" ADD CONSTRAINT "bases_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "hr"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "benefits"."contribution_lines" ADD CONSTRAINT "contribution_lines_upload_id_uploads_id_fk" FOREIGN KEY ("upload_id") REFERENCES "benefits"."uploads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "benefits"."corrections" ADD CONSTRAINT "corrections_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "hr"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "benefits"."notices" ADD CONSTRAINT "notices_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "hr"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "benefits"."policies" ADD CONSTRAINT "policies_programme_programmes_code_fk" FOREIGN KEY ("programme") REFERENCES "benefits"."programmes"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payroll"."salaries" ADD CONSTRAINT "salaries_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "hr"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finance"."approval_rounds" ADD CONSTRAINT "approval_rounds_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "finance"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finance"."arrears" ADD CONSTRAINT "arrears_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "hr"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finance"."batches" ADD CONSTRAINT "batches_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "finance"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finance"."items" ADD CONSTRAINT "items_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "finance"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finance"."items" ADD CONSTRAINT "items_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "hr"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finance"."run_stages" ADD CONSTRAINT "run_stages_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "finance"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finance"."runs" ADD CONSTRAINT "runs_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "hr"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finance"."statement_entries" ADD CONSTRAINT "statement_entries_statement_id_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "finance"."statements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_in_force" ON "hr"."assignments" USING btree ("employee_id") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "assignments_manager" ON "hr"."assignments" USING btree ("manager_no") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "employees_name_key" ON "hr"."employees" USING btree ("name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_in_force" ON "benefits"."accounts" USING btree ("employee_id") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "accounts_hash" ON "benefits"."accounts" USING btree ("account_hash") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "bases_of_employee" ON "benefits"."bases" USING btree ("employee_id","valid_from","id");--> statement-breakpoint
CREATE INDEX "contribution_lines_upload" ON "benefits"."contribution_lines" USING btree ("upload_id");--> statement-breakpoint
CREATE INDEX "corrections_item" ON "benefits"."corrections" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "notices_sms_pending" ON "benefits"."notices" USING btree ("run_id","id") WHERE sms_state = 'pending';--> statement-breakpoint
CREATE INDEX "notices_employee" ON "benefits"."notices" USING btree ("employee_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "salaries_in_force" ON "payroll"."salaries" USING btree ("employee_id") WHERE superseded_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "uploads_current" ON "benefits"."uploads" USING btree ("programme","period") WHERE state = 'current';--> statement-breakpoint
CREATE INDEX "arrears_open" ON "finance"."arrears" USING btree ("programme","origin_period") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "exceptions_run" ON "finance"."exceptions" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "item_events_item" ON "finance"."item_events" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "items_run" ON "finance"."items" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "items_arrear" ON "finance"."items" USING btree ("arrear_id");--> statement-breakpoint
CREATE INDEX "items_employee" ON "finance"."items" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "items_obligation_key" ON "finance"."items" USING btree ("obligation_key");--> statement-breakpoint
CREATE UNIQUE INDEX "runs_once" ON "finance"."runs" USING btree ("programme","period","scope") WHERE state <> 'cancelled';--> statement-breakpoint
CREATE INDEX "statement_entries_e2e" ON "finance"."statement_entries" USING btree ("end_to_end_id");--> statement-breakpoint
CREATE INDEX "statement_entries_transfer" ON "finance"."statement_entries" USING btree ("transfer_id");--> statement-breakpoint
CREATE INDEX "transfers_batch" ON "finance"."transfers" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "transfers_item" ON "finance"."transfers" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "transfers_run" ON "finance"."transfers" USING btree ("run_id");