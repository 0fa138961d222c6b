CREATE TABLE "erasure" (
	"org_id" uuid NOT NULL,
	"mac" text NOT NULL,
	"left_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "erasure_org_id_mac_pk" PRIMARY KEY("org_id","mac")
);
--> statement-breakpoint
CREATE TABLE "retention_check" (
	"org_id" uuid NOT NULL,
	"day_on" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "retention_check_org_id_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
ALTER TABLE "setting" DROP CONSTRAINT "setting_retention";--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "forgotten_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "mail_retention_months" integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "contact_retention_months" integer DEFAULT 36 NOT NULL;--> statement-breakpoint
CREATE INDEX "feedback_by_age" ON "feedback" USING btree ("org_id","received_at") WHERE "feedback"."forgotten_at" is null;--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_retention" CHECK ("setting"."retention_months" between 1 and 120 and "setting"."mail_retention_months" between 1 and 120 and "setting"."contact_retention_months" between 1 and 120);
--> statement-breakpoint
ALTER TABLE "erasure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "erasure" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "erasure" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "erasure" TO kept_app;--> statement-breakpoint
ALTER TABLE "retention_check" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "retention_check" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "retention_check" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "retention_check" TO kept_app;--> statement-breakpoint
GRANT SELECT (org_id, day_on) ON retention_check TO kept_sweeper;--> statement-breakpoint
-- Which organisations were not looked at today is told by the days of all of them.
CREATE POLICY due_work ON retention_check FOR SELECT TO kept_sweeper USING (true);
