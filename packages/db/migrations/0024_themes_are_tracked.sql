CREATE TABLE "note_mention" (
	"org_id" uuid NOT NULL,
	"update_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"mailed_at" timestamp with time zone,
	"seen_at" timestamp with time zone,
	CONSTRAINT "note_mention_org_id_update_id_member_id_pk" PRIMARY KEY("org_id","update_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"search" text NOT NULL,
	"created_by" uuid NOT NULL,
	"is_shared" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "saved_view_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "saved_view_name" UNIQUE("org_id","created_by","name")
);
--> statement-breakpoint
CREATE TABLE "theme_step" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"written_on_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"assignee_id" uuid NOT NULL,
	"assignee_active" boolean,
	"due_on" date,
	"done_at" timestamp with time zone,
	"done_by" uuid,
	"removed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "theme_step_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "theme_step_open_has_assignee" CHECK (("theme_step"."done_at" is null and "theme_step"."removed_at" is null) = ("theme_step"."assignee_active" is not null) and coalesce("theme_step"."assignee_active", true)),
	CONSTRAINT "theme_step_done_by_somebody" CHECK (("theme_step"."done_at" is null) = ("theme_step"."done_by" is null))
);
--> statement-breakpoint
ALTER TABLE "theme" DROP CONSTRAINT "theme_blocked_on_something";--> statement-breakpoint
ALTER TABLE "theme" ADD COLUMN "blocked_for_id" uuid;--> statement-breakpoint
ALTER TABLE "theme" ADD COLUMN "blocked_for" text;--> statement-breakpoint
ALTER TABLE "theme" ADD COLUMN "blocked_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "note_mention" ADD CONSTRAINT "note_mention_update" FOREIGN KEY ("org_id","update_id") REFERENCES "public"."theme_update"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_mention" ADD CONSTRAINT "note_mention_member" FOREIGN KEY ("org_id","member_id") REFERENCES "public"."member"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_by" FOREIGN KEY ("org_id","created_by") REFERENCES "public"."member"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_step" ADD CONSTRAINT "theme_step_theme" FOREIGN KEY ("org_id","theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_step" ADD CONSTRAINT "theme_step_active_assignee" FOREIGN KEY ("org_id","assignee_id","assignee_active") REFERENCES "public"."member"("org_id","id","active") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_step" ADD CONSTRAINT "theme_step_assignee" FOREIGN KEY ("org_id","assignee_id") REFERENCES "public"."member"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_step" ADD CONSTRAINT "theme_step_done_by" FOREIGN KEY ("org_id","done_by") REFERENCES "public"."member"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "note_mention_unseen" ON "note_mention" USING btree ("org_id","member_id") WHERE "note_mention"."seen_at" is null;--> statement-breakpoint
CREATE INDEX "note_mention_unmailed" ON "note_mention" USING btree ("org_id") WHERE "note_mention"."mailed_at" is null and "note_mention"."seen_at" is null;--> statement-breakpoint
CREATE INDEX "saved_view_shared" ON "saved_view" USING btree ("org_id","is_shared");--> statement-breakpoint
CREATE INDEX "theme_step_by_theme" ON "theme_step" USING btree ("org_id","theme_id","position");--> statement-breakpoint
CREATE INDEX "theme_step_open" ON "theme_step" USING btree ("org_id","assignee_id") WHERE "theme_step"."assignee_active";--> statement-breakpoint
ALTER TABLE "theme" ADD CONSTRAINT "theme_blocked_for_member" FOREIGN KEY ("org_id","blocked_for_id") REFERENCES "public"."member"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme" ADD CONSTRAINT "theme_blocked_for_one" CHECK ("theme"."blocked_for_id" is null or "theme"."blocked_for" is null);--> statement-breakpoint
ALTER TABLE "theme" ADD CONSTRAINT "theme_blocked_on_something" CHECK ("theme"."status" <> 'blocked' or "theme"."blocked_on" is not null or "theme"."blocked_for" is not null or "theme"."blocked_for_id" is not null);--> statement-breakpoint
ALTER TABLE "theme_step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "theme_step" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "theme_step" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "theme_step" TO kept_app;
--> statement-breakpoint
ALTER TABLE "note_mention" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "note_mention" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "note_mention" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "note_mention" TO kept_app;
--> statement-breakpoint
ALTER TABLE "saved_view" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "saved_view" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "saved_view" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_view" TO kept_app;
