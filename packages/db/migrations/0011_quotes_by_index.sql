DROP INDEX "mention_by_theme";--> statement-breakpoint
CREATE INDEX "mention_quotes" ON "mention" USING btree ("org_id","theme_id","quote_rank") WHERE "mention"."quote_rank" is not null;--> statement-breakpoint
CREATE INDEX "mention_by_theme" ON "mention" USING btree ("org_id","theme_id","confidence" DESC NULLS LAST,"id");