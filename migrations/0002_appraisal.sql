CREATE TABLE "benefits"."base_filings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "benefits"."base_filings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"filing_id" text NOT NULL,
	"employee_id" bigint NOT NULL,
	"base_fen" bigint NOT NULL,
	"base_before_fen" bigint,
	"effective_period" text NOT NULL,
	"source" text NOT NULL,
	"source_id" bigint NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"receipt_no" text,
	"refusal_reason" text,
	"filed_by" text NOT NULL,
	"filed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp with time zone,
	"settled_by" text,
	"settled_reason" text,
	CONSTRAINT "base_filings_filing_id_unique" UNIQUE("filing_id"),
	CONSTRAINT "base_filings_attempt" UNIQUE("source","source_id","attempt")
);
--> statement-breakpoint
CREATE TABLE "payroll"."salary_approvals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "payroll"."salary_approvals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"list_id" bigint NOT NULL,
	"digest" text NOT NULL,
	"decision" text NOT NULL,
	"approver" text NOT NULL,
	"reason" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "salary_approvals_once" UNIQUE("list_id","approver")
);
--> statement-breakpoint
CREATE TABLE "payroll"."salary_lists" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "payroll"."salary_lists_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"cycle_id" bigint NOT NULL,
	"round" integer NOT NULL,
	"salary_policy_id" bigint NOT NULL,
	"digest" text NOT NULL,
	"raises" integer NOT NULL,
	"total_raise_fen" bigint NOT NULL,
	"approvers_needed" integer NOT NULL,
	"prepared_by" text NOT NULL,
	"prepared_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"applied_at" timestamp with time zone,
	CONSTRAINT "salary_lists_round" UNIQUE("cycle_id","round")
);
--> statement-breakpoint
CREATE TABLE "payroll"."salary_policies" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "payroll"."salary_policies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"version" integer NOT NULL,
	"effective_from" date NOT NULL,
	"tiers" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "salary_policies_version_unique" UNIQUE("version")
);
--> statement-breakpoint
CREATE TABLE "payroll"."salary_proposals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "payroll"."salary_proposals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"list_id" bigint NOT NULL,
	"appraisal_id" bigint NOT NULL,
	"employee_id" bigint NOT NULL,
	"score" text NOT NULL,
	"salary_before_fen" bigint NOT NULL,
	"salary_after_fen" bigint NOT NULL,
	"effective_on" date NOT NULL,
	CONSTRAINT "salary_proposals_once" UNIQUE("list_id","appraisal_id")
);
--> statement-breakpoint
CREATE TABLE "hr"."appraisal_appeals" (
	"appraisal_id" bigint PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"filed_by" text NOT NULL,
	"filed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decision" text,
	"decision_reason" text,
	"decided_by" text,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "hr"."appraisal_cycles" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hr"."appraisal_cycles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"evaluated_from" date NOT NULL,
	"evaluated_to" date NOT NULL,
	"evaluation_opens_on" date,
	"first_period" text NOT NULL,
	"last_period" text NOT NULL,
	"programme" text NOT NULL,
	"salary_effective_on" date NOT NULL,
	"salary_budget_fen" bigint,
	"industry" text NOT NULL,
	"settings" jsonb NOT NULL,
	"workflow_id" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"released_at" timestamp with time zone,
	"released_by" text,
	"final_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "appraisal_cycles_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "hr"."appraisal_evaluations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hr"."appraisal_evaluations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"appraisal_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"goals_version" integer NOT NULL,
	"scores" jsonb,
	"weighted_score" text NOT NULL,
	"reason" text,
	"by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hr"."appraisal_goals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hr"."appraisal_goals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"appraisal_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"indicators" jsonb NOT NULL,
	"template_id" bigint,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer" text,
	"answer_reason" text,
	"answered_by" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "appraisal_goals_version" UNIQUE("appraisal_id","version")
);
--> statement-breakpoint
CREATE TABLE "hr"."appraisal_reassignments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hr"."appraisal_reassignments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"appraisal_id" bigint NOT NULL,
	"from_id" bigint,
	"to_id" bigint,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hr"."appraisal_results" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hr"."appraisal_results_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"appraisal_id" bigint NOT NULL,
	"employee_id" bigint NOT NULL,
	"programme" text NOT NULL,
	"score" text NOT NULL,
	"first_period" text NOT NULL,
	"last_period" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "appraisal_results_appraisal_id_unique" UNIQUE("appraisal_id")
);
--> statement-breakpoint
CREATE TABLE "hr"."appraisal_stages" (
	"appraisal_id" bigint NOT NULL,
	"stage" text NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	"outcome" text,
	CONSTRAINT "appraisal_stages_appraisal_id_stage_pk" PRIMARY KEY("appraisal_id","stage")
);
--> statement-breakpoint
CREATE TABLE "hr"."appraisal_templates" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hr"."appraisal_templates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"position" text,
	"industry" text NOT NULL,
	"indicators" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "appraisal_templates_version" UNIQUE("code","version")
);
--> statement-breakpoint
CREATE TABLE "hr"."appraisals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hr"."appraisals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"cycle_id" bigint NOT NULL,
	"employee_id" bigint NOT NULL,
	"evaluator_id" bigint,
	"workflow_id" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"withdrawn_reason" text,
	"stage" text DEFAULT 'goals' NOT NULL,
	"goals_state" text DEFAULT 'unset' NOT NULL,
	"score" text,
	"evaluated_at" timestamp with time zone,
	"appeal_state" text DEFAULT 'none' NOT NULL,
	"final_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "appraisals_workflow_id_unique" UNIQUE("workflow_id"),
	CONSTRAINT "appraisals_once" UNIQUE("cycle_id","employee_id")
);
--> statement-breakpoint
CREATE TABLE "hr"."change_steps" (
	"change_id" bigint NOT NULL,
	"step" text NOT NULL,
	"state" text NOT NULL,
	"details" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "change_steps_change_id_step_pk" PRIMARY KEY("change_id","step")
);
--> statement-breakpoint
CREATE TABLE "hr"."changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hr"."changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"employee_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"effective_on" date NOT NULL,
	"department" text,
	"position" text,
	"manager_no" text,
	"salary_fen" bigint,
	"left_on" date,
	"bank_name" text,
	"account" "bytea",
	"note" text,
	"workflow_id" text NOT NULL,
	"state" text NOT NULL,
	"needs_approval" boolean NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL,
	"approved_by" text,
	"approved_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "approved_by_another" CHECK ("hr"."changes"."approved_by" is distinct from "hr"."changes"."entered_by")
);
--> statement-breakpoint
CREATE TABLE "hr"."feedback" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hr"."feedback_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"appraisal_id" bigint NOT NULL,
	"employee_id" bigint NOT NULL,
	"appraisal_rating" integer NOT NULL,
	"benefit_rating" integer NOT NULL,
	"comment" text,
	"preferences" jsonb NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer" text,
	"answered_by" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "feedback_appraisal_id_unique" UNIQUE("appraisal_id"),
	CONSTRAINT "ratings_in_range" CHECK ("hr"."feedback"."appraisal_rating" between 1 and 5 and "hr"."feedback"."benefit_rating" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "hr"."feedback_links" (
	"feedback_id" bigint NOT NULL,
	"changed" text NOT NULL,
	"changed_id" bigint NOT NULL,
	"linked_by" text NOT NULL,
	"linked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "feedback_links_feedback_id_changed_changed_id_pk" PRIMARY KEY("feedback_id","changed","changed_id")
);
--> statement-breakpoint
CREATE TABLE "hr"."tasks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hr"."tasks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"cycle_id" bigint,
	"owner" text NOT NULL,
	"owner_employee_id" bigint,
	"due_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"escalation" integer DEFAULT 0 NOT NULL,
	"details" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "tasks_once" UNIQUE("kind","subject")
);
--> statement-breakpoint
CREATE TABLE "hr"."score_sheet_lines" (
	"cycle_id" bigint NOT NULL,
	"employee_id" bigint NOT NULL,
	"score" text NOT NULL,
	"loaded_by" text NOT NULL,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "score_sheet_lines_cycle_id_employee_id_pk" PRIMARY KEY("cycle_id","employee_id")
);
--> statement-breakpoint
ALTER TABLE "payroll"."salaries" ADD COLUMN "source_id" bigint;--> statement-breakpoint
ALTER TABLE "finance"."items" ADD COLUMN "result_id" bigint;--> statement-breakpoint
ALTER TABLE "benefits"."base_filings" ADD CONSTRAINT "base_filings_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "hr"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payroll"."salary_approvals" ADD CONSTRAINT "salary_approvals_list_id_salary_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "payroll"."salary_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payroll"."salary_lists" ADD CONSTRAINT "salary_lists_salary_policy_id_salary_policies_id_fk" FOREIGN KEY ("salary_policy_id") REFERENCES "payroll"."salary_policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payroll"."salary_proposals" ADD CONSTRAINT "salary_proposals_list_id_salary_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "payroll"."salary_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payroll"."salary_proposals" ADD CONSTRAINT "salary_proposals_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "hr"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hr"."appraisal_appeals" ADD CONSTRAINT "appraisal_appeals_appraisal_id_appraisals_id_fk" FOREIGN KEY ("appraisal_id") REFERENCES "hr"."appraisals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hr"."appraisal_evaluations" ADD CONSTRAINT "appraisal_evaluations_appraisal_id_appraisals_id_fk" FOREIGN KEY ("appraisal_id") REFERENCES "hr"."appraisals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hr"."appraisal_goals" ADD CONSTRAINT "appraisal_goals_appraisal_id_appraisals_id_fk" FOREIGN KEY ("appraisal_id") REFERENCES "hr"."appraisals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hr"."appraisal_reassignments" ADD CONSTRAINT "appraisal_reassignments_appraisal_id_appraisals_id_fk" FOREIGN KEY ("appraisal_id") REFERENCES "hr"."appraisals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hr"."appraisal_results" ADD CONSTRAINT "appraisal_results_appraisal_id_appraisals_id_fk" FOREIGN KEY ("appraisal_id") REFERENCES "hr"."appraisals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hr"."appraisal_results" ADD CONSTRAINT "appraisal_results_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "hr"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hr"."appraisal_stages" ADD CONSTRAINT "appraisal_stages_appraisal_id_appraisals_id_fk" FOREIGN KEY ("appraisal_id") REFERENCES "hr"."appraisals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hr"."appraisals" ADD CONSTRAINT "appraisals_cycle_id_appraisal_cycles_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "hr"."appraisal_cycles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hr"."appraisals" ADD CONSTRAINT "appraisals_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "hr"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hr"."appraisals" ADD CONSTRAINT "appraisals_evaluator_id_employees_id_fk" FOREIGN KEY ("evaluator_id") REFERENCES "hr"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hr"."change_steps" ADD CONSTRAINT "change_steps_change_id_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "hr"."changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hr"."changes" ADD CONSTRAINT "changes_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "hr"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hr"."feedback" ADD CONSTRAINT "feedback_appraisal_id_appraisals_id_fk" FOREIGN KEY ("appraisal_id") REFERENCES "hr"."appraisals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hr"."feedback_links" ADD CONSTRAINT "feedback_links_feedback_id_feedback_id_fk" FOREIGN KEY ("feedback_id") REFERENCES "hr"."feedback"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hr"."score_sheet_lines" ADD CONSTRAINT "score_sheet_lines_cycle_id_appraisal_cycles_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "hr"."appraisal_cycles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hr"."score_sheet_lines" ADD CONSTRAINT "score_sheet_lines_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "hr"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "base_filings_employee" ON "benefits"."base_filings" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "base_filings_unanswered" ON "benefits"."base_filings" USING btree ("id") WHERE state = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "salary_lists_live" ON "payroll"."salary_lists" USING btree ("cycle_id") WHERE state in ('pending', 'approved', 'applied');--> statement-breakpoint
CREATE INDEX "salary_proposals_appraisal" ON "payroll"."salary_proposals" USING btree ("appraisal_id");--> statement-breakpoint
CREATE INDEX "appraisal_evaluations_appraisal" ON "hr"."appraisal_evaluations" USING btree ("appraisal_id");--> statement-breakpoint
CREATE INDEX "appraisal_reassignments_appraisal" ON "hr"."appraisal_reassignments" USING btree ("appraisal_id");--> statement-breakpoint
CREATE INDEX "appraisal_results_employee" ON "hr"."appraisal_results" USING btree ("employee_id","programme","first_period");--> statement-breakpoint
CREATE INDEX "appraisals_evaluator" ON "hr"."appraisals" USING btree ("evaluator_id");--> statement-breakpoint
CREATE INDEX "appraisals_employee" ON "hr"."appraisals" USING btree ("employee_id");--> statement-breakpoint
CREATE UNIQUE INDEX "changes_one_at_a_time" ON "hr"."changes" USING btree ("employee_id") WHERE state not in ('done', 'withdrawn');--> statement-breakpoint
CREATE INDEX "changes_employee" ON "hr"."changes" USING btree ("employee_id","id");--> statement-breakpoint
CREATE INDEX "tasks_open_owner" ON "hr"."tasks" USING btree ("owner_employee_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "salaries_source" ON "payroll"."salaries" USING btree ("source","source_id");--> statement-breakpoint
ALTER TABLE "identity"."users" ADD CONSTRAINT "users_employee" UNIQUE("employee_id");