DROP INDEX "mail_waiting";--> statement-breakpoint
ALTER TABLE "digest" ADD COLUMN "written_after" uuid;--> statement-breakpoint
ALTER TABLE "digest" ADD COLUMN "written_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "digest" ADD COLUMN "wording" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "wording" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "mail_waiting" ON "mail" USING btree ("org_id","send_after","id") WHERE "mail"."state" in ('pending', 'sending');