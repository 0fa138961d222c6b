CREATE TABLE "theme_hand_over" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"from_owner_id" uuid NOT NULL,
	"to_member_id" uuid,
	"note" text,
	"asked_at" timestamp with time zone NOT NULL,
	"outcome" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "theme_hand_over_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "theme_hand_over_ended" CHECK (("theme_hand_over"."outcome" is null) = ("theme_hand_over"."answered_at" is null)),
	CONSTRAINT "theme_hand_over_not_mine_says_why" CHECK ("theme_hand_over"."to_member_id" is not null or "theme_hand_over"."note" is not null)
);
--> statement-breakpoint
ALTER TABLE "theme_hand_over" ADD CONSTRAINT "theme_hand_over_theme" FOREIGN KEY ("org_id","theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_hand_over" ADD CONSTRAINT "theme_hand_over_from" FOREIGN KEY ("org_id","from_owner_id") REFERENCES "public"."member"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_hand_over" ADD CONSTRAINT "theme_hand_over_to" FOREIGN KEY ("org_id","to_member_id") REFERENCES "public"."member"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "theme_hand_over_open" ON "theme_hand_over" USING btree ("org_id","theme_id") WHERE "theme_hand_over"."outcome" is null;--> statement-breakpoint
CREATE INDEX "theme_hand_over_by_receiver" ON "theme_hand_over" USING btree ("org_id","to_member_id") WHERE "theme_hand_over"."outcome" is null;--> statement-breakpoint
ALTER TABLE "theme_hand_over" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "theme_hand_over" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "theme_hand_over" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "theme_hand_over" TO kept_app;
