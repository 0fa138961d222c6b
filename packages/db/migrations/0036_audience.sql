ALTER TABLE "digest" ADD COLUMN "audience" jsonb;--> statement-breakpoint
ALTER TABLE "digest" ADD COLUMN "control_percent" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "compared_as" text;