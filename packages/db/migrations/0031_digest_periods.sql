ALTER TABLE "digest" ALTER COLUMN "created_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "digest" ADD COLUMN "correction" text;--> statement-breakpoint
ALTER TABLE "digest" ADD COLUMN "is_approved_alone" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "digest" ADD COLUMN "local_at" text;--> statement-breakpoint
ALTER TABLE "digest_block" ADD COLUMN "approver_name" text;--> statement-breakpoint
ALTER TABLE "digest_block" ADD COLUMN "is_left_out" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "digest_cadence" text DEFAULT 'quarterly' NOT NULL;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "digest_due_at" timestamp with time zone;--> statement-breakpoint
GRANT SELECT (org_id, digest_due_at) ON setting TO kept_sweeper;--> statement-breakpoint
CREATE POLICY due_work ON setting FOR SELECT TO kept_sweeper USING (true);
