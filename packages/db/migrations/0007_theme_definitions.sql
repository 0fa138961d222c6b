CREATE TABLE "theme_definition" (
	"org_id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"definition" text NOT NULL,
	"strictness" text NOT NULL,
	"takes_owned" boolean NOT NULL,
	"defined_at" timestamp with time zone NOT NULL,
	"defined_by" uuid,
	CONSTRAINT "theme_definition_org_id_theme_id_pk" PRIMARY KEY("org_id","theme_id")
);
--> statement-breakpoint
CREATE TABLE "theme_example" (
	"org_id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"words" text,
	"feedback_id" uuid,
	CONSTRAINT "theme_example_org_id_theme_id_position_pk" PRIMARY KEY("org_id","theme_id","position"),
	CONSTRAINT "theme_example_of_one_kind" CHECK (("theme_example"."words" is null) <> ("theme_example"."feedback_id" is null))
);
--> statement-breakpoint
ALTER TABLE "theme_edit_move" ADD COLUMN "from_theme_id" uuid;--> statement-breakpoint
ALTER TABLE "theme_definition" ADD CONSTRAINT "theme_definition_theme" FOREIGN KEY ("org_id","theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_example" ADD CONSTRAINT "theme_example_definition" FOREIGN KEY ("org_id","theme_id") REFERENCES "public"."theme_definition"("org_id","theme_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_example" ADD CONSTRAINT "theme_example_feedback" FOREIGN KEY ("org_id","feedback_id") REFERENCES "public"."feedback"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "theme_example_by_feedback" ON "theme_example" USING btree ("org_id","feedback_id");--> statement-breakpoint
ALTER TABLE "theme_definition" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "theme_definition" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "theme_definition" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "theme_definition" TO kept_app;
--> statement-breakpoint
ALTER TABLE "theme_example" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "theme_example" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "theme_example" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "theme_example" TO kept_app;
