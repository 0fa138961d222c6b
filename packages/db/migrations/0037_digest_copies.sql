CREATE TABLE "digest_click" (
	"org_id" uuid NOT NULL,
	"digest_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"reader" text NOT NULL,
	"arm" text,
	"is_machine" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "digest_click_org_id_digest_id_position_reader_pk" PRIMARY KEY("org_id","digest_id","position","reader")
);--> statement-breakpoint
CREATE TABLE "digest_copy" (
	"org_id" uuid NOT NULL,
	"mail_id" uuid NOT NULL,
	"digest_id" uuid NOT NULL,
	"arm" text,
	"own" smallint[] NOT NULL,
	"others" smallint[] NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "digest_copy_org_id_mail_id_pk" PRIMARY KEY("org_id","mail_id")
);--> statement-breakpoint
ALTER TABLE "digest" ADD COLUMN "subject_test" jsonb;--> statement-breakpoint
ALTER TABLE "digest" ADD COLUMN "test_ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "digest" ADD COLUMN "subject_chosen" text;--> statement-breakpoint
ALTER TABLE "digest" ADD COLUMN "test_result" jsonb;--> statement-breakpoint
ALTER TABLE "digest" ADD COLUMN "kept_clickers" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "digest_block" ADD COLUMN "opened" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "digest_block" ADD COLUMN "opened_by_people" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "digest_block" ADD COLUMN "kept_clicks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "digest_click" ADD CONSTRAINT "digest_click_digest" FOREIGN KEY ("org_id","digest_id") REFERENCES "public"."digest"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_copy" ADD CONSTRAINT "digest_copy_mail" FOREIGN KEY ("org_id","mail_id") REFERENCES "public"."mail"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_copy" ADD CONSTRAINT "digest_copy_digest" FOREIGN KEY ("org_id","digest_id") REFERENCES "public"."digest"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "digest_click_by_reader" ON "digest_click" USING btree ("org_id","reader");--> statement-breakpoint
CREATE INDEX "digest_copy_by_digest" ON "digest_copy" USING btree ("org_id","digest_id");--> statement-breakpoint
CREATE INDEX "digest_copy_waiting" ON "digest_copy" USING btree ("org_id","digest_id","mail_id") WHERE "digest_copy"."arm" = 'rest';--> statement-breakpoint
ALTER TABLE "digest_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "digest_copy" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "digest_copy" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "digest_copy" TO kept_app;--> statement-breakpoint
ALTER TABLE "digest_click" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "digest_click" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "digest_click" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "digest_click" TO kept_app;--> statement-breakpoint
-- The sweep leaves a digest alone that waits for the end of its test of two subjects.
GRANT SELECT (org_id, subject_chosen, test_ends_at) ON digest TO kept_sweeper;
