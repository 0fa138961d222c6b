ALTER TABLE "theme_edit_move" ADD COLUMN "is_further" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "theme_run_move" ADD COLUMN "moved_to_id" uuid;--> statement-breakpoint
ALTER TABLE "theme_run_move" ADD COLUMN "mention_id" uuid;--> statement-breakpoint
ALTER TABLE "theme_run_move" ADD COLUMN "before" jsonb;--> statement-breakpoint
ALTER TABLE "theme_run_move" ADD COLUMN "was_there" boolean;--> statement-breakpoint
ALTER TABLE "mention" ADD COLUMN "is_further" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "theme_run" ADD COLUMN "undone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "theme_run" ADD COLUMN "undone_by" uuid;--> statement-breakpoint
CREATE INDEX "theme_run_move_into" ON "theme_run_move" USING btree ("org_id","moved_to_id");--> statement-breakpoint
CREATE INDEX "theme_run_move_out_of" ON "theme_run_move" USING btree ("org_id","from_theme_id");