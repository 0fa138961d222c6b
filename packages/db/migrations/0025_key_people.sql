CREATE TABLE "key_person_month" (
	"org_id" uuid NOT NULL,
	"month_on" date NOT NULL,
	"score" integer,
	"member_ids" jsonb NOT NULL,
	"parts" jsonb NOT NULL,
	"tested_at" timestamp with time zone NOT NULL,
	CONSTRAINT "key_person_month_org_id_month_on_pk" PRIMARY KEY("org_id","month_on")
);
--> statement-breakpoint
CREATE TABLE "procedure_gap" (
	"org_id" uuid NOT NULL,
	"words" text NOT NULL,
	"searches" integer NOT NULL,
	"first_on" date NOT NULL,
	"last_on" date NOT NULL,
	"dismissed_at" timestamp with time zone,
	CONSTRAINT "procedure_gap_org_id_words_pk" PRIMARY KEY("org_id","words")
);
--> statement-breakpoint
CREATE TABLE "procedure_theme" (
	"org_id" uuid NOT NULL,
	"procedure_id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	CONSTRAINT "procedure_theme_org_id_procedure_id_theme_id_pk" PRIMARY KEY("org_id","procedure_id","theme_id")
);
--> statement-breakpoint
CREATE TABLE "procedure_told" (
	"org_id" uuid NOT NULL,
	"procedure_id" uuid NOT NULL,
	"about" text NOT NULL,
	"period" text NOT NULL,
	"member_id" uuid NOT NULL,
	"told_by" uuid,
	"told_at" timestamp with time zone NOT NULL,
	"mailed_at" timestamp with time zone,
	CONSTRAINT "procedure_told_org_id_procedure_id_about_period_member_id_pk" PRIMARY KEY("org_id","procedure_id","about","period","member_id")
);
--> statement-breakpoint
ALTER TABLE "ladder_step" ADD COLUMN "procedure_id" uuid;--> statement-breakpoint
ALTER TABLE "theme_update" ADD COLUMN "agents_text" text;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "agent_ref" text;--> statement-breakpoint
ALTER TABLE "theme" ADD COLUMN "procedure_needed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "procedure_theme" ADD CONSTRAINT "procedure_theme_procedure" FOREIGN KEY ("org_id","procedure_id") REFERENCES "public"."procedure"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure_theme" ADD CONSTRAINT "procedure_theme_theme" FOREIGN KEY ("org_id","theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure_told" ADD CONSTRAINT "procedure_told_procedure" FOREIGN KEY ("org_id","procedure_id") REFERENCES "public"."procedure"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure_told" ADD CONSTRAINT "procedure_told_member" FOREIGN KEY ("org_id","member_id") REFERENCES "public"."member"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "procedure_theme_by_theme" ON "procedure_theme" USING btree ("org_id","theme_id");--> statement-breakpoint
CREATE INDEX "procedure_told_waiting" ON "procedure_told" USING btree ("org_id","member_id") WHERE "procedure_told"."mailed_at" is null;--> statement-breakpoint
ALTER TABLE "ladder_step" ADD CONSTRAINT "ladder_step_procedure" FOREIGN KEY ("org_id","procedure_id") REFERENCES "public"."procedure"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_agent_ref" UNIQUE("org_id","agent_ref");--> statement-breakpoint
ALTER TABLE "procedure_theme" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "procedure_theme" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "procedure_theme" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "procedure_theme" TO kept_app;
--> statement-breakpoint
ALTER TABLE "procedure_told" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "procedure_told" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "procedure_told" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "procedure_told" TO kept_app;
--> statement-breakpoint
ALTER TABLE "procedure_gap" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "procedure_gap" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "procedure_gap" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "procedure_gap" TO kept_app;
--> statement-breakpoint
ALTER TABLE "key_person_month" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "key_person_month" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "key_person_month" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "key_person_month" TO kept_app;
--> statement-breakpoint
GRANT SELECT (org_id, month_on) ON key_person_month TO kept_sweeper;--> statement-breakpoint
CREATE POLICY due_work ON key_person_month FOR SELECT TO kept_sweeper USING (true);
