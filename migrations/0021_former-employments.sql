CREATE TABLE "hr"."former_employments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hr"."former_employments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"employee_id" bigint NOT NULL,
	"hired_on" date NOT NULL,
	"left_on" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "former_employments_once" UNIQUE("employee_id","hired_on")
);
--> statement-breakpoint
ALTER TABLE "hr"."former_employments" ADD CONSTRAINT "former_employments_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "hr"."employees"("id") ON DELETE no action ON UPDATE no action;