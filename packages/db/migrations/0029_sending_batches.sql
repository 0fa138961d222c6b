CREATE TABLE "mail_batch" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"occasion" text NOT NULL,
	"members" jsonb NOT NULL,
	"bytes" "bytea",
	"bytes_hash" text NOT NULL,
	"attempt" integer NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL,
	"send_after" timestamp with time zone NOT NULL,
	"claimed_at" timestamp with time zone,
	"unknown_since" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "mail_batch_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "mail_flow" (
	"org_id" uuid NOT NULL,
	"paused_at" timestamp with time zone,
	"cause" text,
	"bad" integer,
	"among" integer,
	"resumed_at" timestamp with time zone,
	"resumed_by" uuid,
	CONSTRAINT "mail_flow_org_id_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
CREATE TABLE "send_pace" (
	"provider" text PRIMARY KEY NOT NULL,
	"free_at" timestamp with time zone NOT NULL,
	"paused_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "delivered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "goes_alone" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "mail_batch_open" ON "mail_batch" USING btree ("org_id","send_after") WHERE "mail_batch"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "mail_by_settling" ON "mail" USING btree ("org_id","settled_at") WHERE "mail"."state" = 'sent';--> statement-breakpoint
ALTER TABLE "mail_batch" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "mail_batch" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "mail_batch" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "mail_batch" TO kept_app;
--> statement-breakpoint
ALTER TABLE "mail_flow" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "mail_flow" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "mail_flow" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "mail_flow" TO kept_app;
--> statement-breakpoint
GRANT SELECT (org_id, id, send_after, claimed_at, settled_at) ON mail_batch TO kept_sweeper;--> statement-breakpoint
CREATE POLICY due_work ON mail_batch FOR SELECT TO kept_sweeper USING (settled_at IS NULL);
