CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hr.appraisal_evaluations
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payroll.salary_approvals
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
