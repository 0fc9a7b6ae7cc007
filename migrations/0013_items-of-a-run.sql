DROP INDEX "finance"."items_employee";--> statement-breakpoint
CREATE INDEX "items_employee" ON "finance"."items" USING btree ("employee_id","run_id");