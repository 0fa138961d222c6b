ALTER TABLE "customer" ADD COLUMN "changed_in" bigint DEFAULT (pg_current_xact_id()::text::bigint) NOT NULL;--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "changed_in" bigint DEFAULT (pg_current_xact_id()::text::bigint) NOT NULL;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "changed_in" bigint DEFAULT (pg_current_xact_id()::text::bigint) NOT NULL;--> statement-breakpoint
ALTER TABLE "mention" ADD COLUMN "changed_in" bigint DEFAULT (pg_current_xact_id()::text::bigint) NOT NULL;--> statement-breakpoint
ALTER TABLE "understanding" ADD COLUMN "additions" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "customer_by_change" ON "customer" USING btree ("org_id","changed_in");--> statement-breakpoint
CREATE INDEX "interaction_by_change" ON "interaction" USING btree ("org_id","changed_in");--> statement-breakpoint
CREATE INDEX "feedback_by_change" ON "feedback" USING btree ("org_id","changed_in");--> statement-breakpoint
CREATE INDEX "mention_by_change" ON "mention" USING btree ("org_id","changed_in");