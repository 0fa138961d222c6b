CREATE TABLE "escalation_told" (
	"org_id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"waiting_since" timestamp with time zone NOT NULL,
	"step_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"mailed_at" timestamp with time zone,
	CONSTRAINT "escalation_told_org_id_theme_id_waiting_since_step_id_member_id_pk" PRIMARY KEY("org_id","theme_id","waiting_since","step_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "ladder" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"origin" text,
	"theme_id" uuid,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "ladder_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "ladder_once" UNIQUE NULLS NOT DISTINCT("org_id","origin","theme_id"),
	CONSTRAINT "ladder_is_for_one_thing" CHECK ("ladder"."origin" is null or "ladder"."theme_id" is null)
);
--> statement-breakpoint
CREATE TABLE "ladder_round" (
	"org_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ladder_round_org_id_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
CREATE TABLE "ladder_step" (
	"org_id" uuid NOT NULL,
	"ladder_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"position" integer NOT NULL,
	"trigger" text NOT NULL,
	"days" integer NOT NULL,
	"roles" text[] NOT NULL,
	"member_id" uuid,
	"member_active" boolean,
	CONSTRAINT "ladder_step_org_id_ladder_id_id_pk" PRIMARY KEY("org_id","ladder_id","id"),
	CONSTRAINT "ladder_step_member" CHECK (("ladder_step"."member_id" is null) = ("ladder_step"."member_active" is null) and coalesce("ladder_step"."member_active", true)),
	CONSTRAINT "ladder_step_tells_somebody" CHECK (cardinality("ladder_step"."roles") > 0 or "ladder_step"."member_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "theme_escalation" (
	"org_id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"waiting_since" timestamp with time zone NOT NULL,
	"step_id" uuid NOT NULL,
	"trigger" text NOT NULL,
	"days" integer NOT NULL,
	"due_on" date NOT NULL,
	"fired_at" timestamp with time zone NOT NULL,
	CONSTRAINT "theme_escalation_org_id_theme_id_waiting_since_step_id_pk" PRIMARY KEY("org_id","theme_id","waiting_since","step_id")
);
--> statement-breakpoint
CREATE TABLE "member_absence" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "member_absence_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "member_absence_ends_after_its_start" CHECK ("member_absence"."to_on" is null or "member_absence"."to_on" >= "member_absence"."from_on")
);
--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "weekend" text[] DEFAULT '{saturday,sunday}' NOT NULL;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "holiday_country" text;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "holiday_region" text;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "closing_days" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "sponsor_id" uuid;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "sponsor_active" boolean;--> statement-breakpoint
ALTER TABLE "theme" ADD COLUMN "deputy_id" uuid;--> statement-breakpoint
ALTER TABLE "theme" ADD COLUMN "deputy_active" boolean;--> statement-breakpoint
ALTER TABLE "escalation_told" ADD CONSTRAINT "escalation_told_escalation" FOREIGN KEY ("org_id","theme_id","waiting_since","step_id") REFERENCES "public"."theme_escalation"("org_id","theme_id","waiting_since","step_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_told" ADD CONSTRAINT "escalation_told_member" FOREIGN KEY ("org_id","member_id") REFERENCES "public"."member"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ladder" ADD CONSTRAINT "ladder_theme" FOREIGN KEY ("org_id","theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ladder_step" ADD CONSTRAINT "ladder_step_ladder" FOREIGN KEY ("org_id","ladder_id") REFERENCES "public"."ladder"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ladder_step" ADD CONSTRAINT "ladder_step_active_member" FOREIGN KEY ("org_id","member_id","member_active") REFERENCES "public"."member"("org_id","id","active") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_escalation" ADD CONSTRAINT "theme_escalation_theme" FOREIGN KEY ("org_id","theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_absence" ADD CONSTRAINT "member_absence_member" FOREIGN KEY ("org_id","member_id") REFERENCES "public"."member"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "escalation_told_waiting" ON "escalation_told" USING btree ("org_id","member_id") WHERE "escalation_told"."mailed_at" is null;--> statement-breakpoint
CREATE INDEX "ladder_step_by_member" ON "ladder_step" USING btree ("org_id","member_id") WHERE "ladder_step"."member_id" is not null;--> statement-breakpoint
CREATE INDEX "member_absence_by_member" ON "member_absence" USING btree ("org_id","member_id","from_on");--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_active_sponsor" FOREIGN KEY ("org_id","sponsor_id","sponsor_active") REFERENCES "public"."member"("org_id","id","active") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme" ADD CONSTRAINT "theme_active_deputy" FOREIGN KEY ("org_id","deputy_id","deputy_active") REFERENCES "public"."member"("org_id","id","active") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "theme_by_deputy" ON "theme" USING btree ("org_id","deputy_id") WHERE "theme"."deputy_id" is not null;--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_sponsor" CHECK (("setting"."sponsor_id" is null) = ("setting"."sponsor_active" is null) and coalesce("setting"."sponsor_active", true));--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_works_some_day" CHECK (cardinality("setting"."weekend") < 7);--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_region_of_country" CHECK ("setting"."holiday_region" is null or "setting"."holiday_country" is not null);--> statement-breakpoint
ALTER TABLE "theme" ADD CONSTRAINT "theme_deputy_is_another" CHECK (("theme"."deputy_id" is null) = ("theme"."deputy_active" is null) and coalesce("theme"."deputy_active", true) and ("theme"."deputy_id" is null or "theme"."owner_id" is null or "theme"."deputy_id" <> "theme"."owner_id"));--> statement-breakpoint
INSERT INTO "ladder" ("org_id", "id", "changed_at") SELECT "id", gen_random_uuid(), now() FROM "organisation";--> statement-breakpoint
INSERT INTO "ladder_step" ("org_id", "ladder_id", "id", "position", "trigger", "days", "roles")
SELECT l."org_id", l."id", gen_random_uuid(), s."position", s."trigger", s."days", s."roles"
FROM "ladder" l CROSS JOIN (VALUES
  (0, 'no_owner', 5, ARRAY['leads']),
  (1, 'no_acknowledgement', 3, ARRAY['leads']),
  (2, 'no_update', 15, ARRAY['owner']),
  (3, 'before_deadline', 3, ARRAY['owner']),
  (4, 'after_deadline', 1, ARRAY['owner', 'deputy']),
  (5, 'after_deadline', 5, ARRAY['leads']),
  (6, 'after_deadline', 10, ARRAY['sponsor'])
) AS s("position", "trigger", "days", "roles");
--> statement-breakpoint
ALTER TABLE "member_absence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "member_absence" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "member_absence" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "member_absence" TO kept_app;
--> statement-breakpoint
ALTER TABLE "ladder" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ladder" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "ladder" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "ladder" TO kept_app;
--> statement-breakpoint
ALTER TABLE "ladder_step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ladder_step" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "ladder_step" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "ladder_step" TO kept_app;
--> statement-breakpoint
ALTER TABLE "theme_escalation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "theme_escalation" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "theme_escalation" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "theme_escalation" TO kept_app;
--> statement-breakpoint
ALTER TABLE "escalation_told" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "escalation_told" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "escalation_told" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "escalation_told" TO kept_app;
--> statement-breakpoint
ALTER TABLE "ladder_round" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ladder_round" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "ladder_round" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "ladder_round" TO kept_app;
--> statement-breakpoint
GRANT SELECT (org_id, due_at) ON ladder_round TO kept_sweeper;--> statement-breakpoint
CREATE POLICY due_work ON ladder_round FOR SELECT TO kept_sweeper USING (true);
