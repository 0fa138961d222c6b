CREATE TABLE "notice" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"resolution_number" integer NOT NULL,
	"kind" text NOT NULL,
	"outcome" text NOT NULL,
	"state" text NOT NULL,
	"text" text NOT NULL,
	"news_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sent_by" uuid,
	"send_at" timestamp with time zone,
	"laid_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_reason" text,
	"told" integer,
	"anonymous" integer,
	"left_out" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "notice_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "notice_telling" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"resolution_number" integer NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"left_out_code" text,
	"due_at" timestamp with time zone NOT NULL,
	"mail_id" uuid,
	CONSTRAINT "notice_telling_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "notice_telling_once" UNIQUE("org_id","customer_id","theme_id","resolution_number","kind")
);
--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "team" text;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "owner_shown" text DEFAULT 'name' NOT NULL;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_theme" FOREIGN KEY ("org_id","theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_telling" ADD CONSTRAINT "notice_telling_notice" FOREIGN KEY ("org_id","notice_id") REFERENCES "public"."notice"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_telling" ADD CONSTRAINT "notice_telling_customer" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customer"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notice_once" ON "notice" USING btree ("org_id","theme_id","resolution_number","kind") WHERE "notice"."state" not in ('stopped', 'cancelled');--> statement-breakpoint
CREATE INDEX "notice_under_way" ON "notice" USING btree ("org_id","send_at") WHERE "notice"."state" in ('held', 'telling');--> statement-breakpoint
CREATE INDEX "notice_telling_waiting" ON "notice_telling" USING btree ("org_id","due_at") WHERE "notice_telling"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "notice_telling_by_notice" ON "notice_telling" USING btree ("org_id","notice_id","state");--> statement-breakpoint
CREATE INDEX "notice_telling_by_mail" ON "notice_telling" USING btree ("org_id","mail_id") WHERE "notice_telling"."mail_id" is not null;--> statement-breakpoint
ALTER TABLE "notice" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notice" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "notice" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "notice" TO kept_app;
--> statement-breakpoint
ALTER TABLE "notice_telling" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notice_telling" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "notice_telling" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "notice_telling" TO kept_app;
--> statement-breakpoint
GRANT SELECT (org_id, id, state, send_at) ON notice TO kept_sweeper;--> statement-breakpoint
CREATE POLICY due_work ON notice FOR SELECT TO kept_sweeper USING (state IN ('held', 'telling'));
