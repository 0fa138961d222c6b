CREATE TABLE "proof_look" (
	"org_id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"resolution_number" integer NOT NULL,
	"look_day" integer NOT NULL,
	"due_on" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"verdict" text NOT NULL,
	"outcome" text NOT NULL,
	"unit" text,
	"weeks_before" integer NOT NULL,
	"mentions_before" integer,
	"exposure_before" integer,
	"mentions_after" integer,
	"exposure_after" integer,
	"expected" double precision,
	"spread" double precision,
	"ratio" double precision,
	"lower" double precision,
	"upper" double precision,
	"tail" double precision NOT NULL,
	"is_aligned" boolean NOT NULL,
	CONSTRAINT "proof_look_org_id_theme_id_resolution_number_look_day_pk" PRIMARY KEY("org_id","theme_id","resolution_number","look_day"),
	CONSTRAINT "proof_look_day" CHECK ("proof_look"."look_day" in (28, 56, 84))
);
--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "proof_ratio_percent" integer DEFAULT 70 NOT NULL;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "proof_fewest_expected" integer DEFAULT 20 NOT NULL;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "proof_share_percent" integer DEFAULT 70 NOT NULL;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "proof_error_percent" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "theme" ADD COLUMN "proof_due_on" date;--> statement-breakpoint
ALTER TABLE "theme" ADD COLUMN "disagree_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "proof_look" ADD CONSTRAINT "proof_look_theme" FOREIGN KEY ("org_id","theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme" DROP COLUMN "proof_checked_at";--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_proof" CHECK ("setting"."proof_ratio_percent" between 30 and 90 and "setting"."proof_fewest_expected" between 10 and 1000 and "setting"."proof_share_percent" between 60 and 95 and "setting"."proof_error_percent" between 1 and 10);--> statement-breakpoint
ALTER TABLE "theme" ADD CONSTRAINT "theme_disagreed_when_done" CHECK ("theme"."disagree_since" is null or "theme"."status" = 'done');--> statement-breakpoint
ALTER TABLE "proof_look" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "proof_look" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "proof_look" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "proof_look" TO kept_app;--> statement-breakpoint
GRANT SELECT (proof_due_on) ON theme TO kept_sweeper;--> statement-breakpoint
UPDATE theme SET proof_due_on = live_on + 28 WHERE status IN ('done', 'confirmed');
