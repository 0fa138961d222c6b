CREATE TABLE "survey_decision" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"rule_key" text,
	"rule_name" text,
	"interaction_id" uuid,
	"period" text,
	"customer_id" uuid,
	"segment" text,
	"state" text NOT NULL,
	"code" text,
	"reason" text,
	"decided_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"link_id" uuid,
	"mail_id" uuid,
	"invited_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"remind_at" timestamp with time zone,
	"reminder_mail_id" uuid,
	"reminder_code" text,
	"reminder_reason" text,
	CONSTRAINT "survey_decision_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "survey_decision_once_per_contact" UNIQUE("org_id","survey_id","interaction_id"),
	CONSTRAINT "survey_decision_once_per_quarter" UNIQUE("org_id","survey_id","period","customer_id"),
	CONSTRAINT "survey_decision_waits_for_a_time" CHECK (("survey_decision"."state" = 'waiting') = ("survey_decision"."due_at" is not null)),
	CONSTRAINT "survey_decision_not_sent_says_why" CHECK (("survey_decision"."state" = 'not_sent') = ("survey_decision"."code" is not null) and ("survey_decision"."code" is null) = ("survey_decision"."reason" is null))
);
--> statement-breakpoint
CREATE TABLE "survey_press" (
	"org_id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"answer_key" text NOT NULL,
	"question" text NOT NULL,
	"score" double precision NOT NULL,
	"scale_max" double precision NOT NULL,
	"customer_id" uuid,
	"pressed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "survey_press_org_id_survey_id_answer_key_pk" PRIMARY KEY("org_id","survey_id","answer_key")
);
--> statement-breakpoint
CREATE TABLE "survey_quarter" (
	"org_id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"period" text NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"last_customer_id" uuid,
	"finished_at" timestamp with time zone,
	CONSTRAINT "survey_quarter_org_id_survey_id_period_pk" PRIMARY KEY("org_id","survey_id","period")
);
--> statement-breakpoint
CREATE TABLE "survey_sending" (
	"org_id" uuid NOT NULL,
	"survey_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"is_latest" boolean NOT NULL,
	"plan" jsonb NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "survey_sending_org_id_survey_id_version_pk" PRIMARY KEY("org_id","survey_id","version")
);
--> statement-breakpoint
ALTER TABLE "setting" DROP CONSTRAINT "setting_budget";--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "mail_budget_most" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "survey_gap_days" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_decision" ADD CONSTRAINT "survey_decision_survey" FOREIGN KEY ("org_id","survey_id") REFERENCES "public"."survey"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_decision" ADD CONSTRAINT "survey_decision_interaction" FOREIGN KEY ("org_id","interaction_id") REFERENCES "public"."interaction"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_decision" ADD CONSTRAINT "survey_decision_customer" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customer"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_press" ADD CONSTRAINT "survey_press_survey" FOREIGN KEY ("org_id","survey_id") REFERENCES "public"."survey"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_press" ADD CONSTRAINT "survey_press_customer" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customer"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_quarter" ADD CONSTRAINT "survey_quarter_survey" FOREIGN KEY ("org_id","survey_id") REFERENCES "public"."survey"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_sending" ADD CONSTRAINT "survey_sending_survey" FOREIGN KEY ("org_id","survey_id") REFERENCES "public"."survey"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "survey_decision_due" ON "survey_decision" USING btree ("org_id","due_at") WHERE "survey_decision"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "survey_decision_to_remind" ON "survey_decision" USING btree ("org_id","remind_at") WHERE "survey_decision"."remind_at" is not null;--> statement-breakpoint
CREATE INDEX "survey_decision_by_time" ON "survey_decision" USING btree ("org_id","survey_id","decided_at","id");--> statement-breakpoint
CREATE INDEX "survey_decision_by_customer" ON "survey_decision" USING btree ("org_id","customer_id");--> statement-breakpoint
CREATE INDEX "survey_decision_by_contact" ON "survey_decision" USING btree ("org_id","interaction_id");--> statement-breakpoint
CREATE INDEX "survey_decision_by_reminder" ON "survey_decision" USING btree ("org_id","reminder_mail_id") WHERE "survey_decision"."reminder_mail_id" is not null;--> statement-breakpoint
CREATE INDEX "survey_decision_by_link" ON "survey_decision" USING btree ("org_id","link_id") WHERE "survey_decision"."link_id" is not null;--> statement-breakpoint
CREATE INDEX "survey_press_by_time" ON "survey_press" USING btree ("org_id","survey_id","pressed_at");--> statement-breakpoint
CREATE INDEX "survey_press_by_customer" ON "survey_press" USING btree ("org_id","customer_id");--> statement-breakpoint
CREATE INDEX "survey_quarter_to_come" ON "survey_quarter" USING btree ("org_id","opens_at") WHERE "survey_quarter"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "survey_sending_latest" ON "survey_sending" USING btree ("org_id") WHERE "survey_sending"."is_latest";--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_budget" CHECK ("setting"."mail_budget_days" between 0 and 365 and "setting"."mail_budget_most" between 1 and 20 and "setting"."survey_gap_days" between 0 and 365);--> statement-breakpoint
ALTER TABLE "survey_sending" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_sending" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "survey_sending" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
-- What was decided of sending is never changed: the application role may say which version is the latest, and nothing else of it.
GRANT SELECT, INSERT, DELETE, UPDATE ("org_id", "is_latest") ON "survey_sending" TO kept_app;
--> statement-breakpoint
ALTER TABLE "survey_decision" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_decision" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "survey_decision" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "survey_decision" TO kept_app;
--> statement-breakpoint
ALTER TABLE "survey_quarter" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_quarter" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "survey_quarter" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "survey_quarter" TO kept_app;
--> statement-breakpoint
ALTER TABLE "survey_press" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_press" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "survey_press" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "survey_press" TO kept_app;
--> statement-breakpoint
GRANT SELECT (org_id, id, due_at, remind_at) ON survey_decision TO kept_sweeper;
--> statement-breakpoint
CREATE POLICY due_work ON survey_decision FOR SELECT TO kept_sweeper USING (due_at IS NOT NULL OR remind_at IS NOT NULL);
--> statement-breakpoint
GRANT SELECT (org_id, survey_id, opens_at, finished_at) ON survey_quarter TO kept_sweeper;
--> statement-breakpoint
CREATE POLICY due_work ON survey_quarter FOR SELECT TO kept_sweeper USING (finished_at IS NULL);
