CREATE TABLE "domain" (
	"org_id" uuid PRIMARY KEY NOT NULL,
	"host" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"proven_at" timestamp with time zone,
	"missing_since" timestamp with time zone,
	"looked_at" timestamp with time zone,
	"problem" text,
	"look_after" timestamp with time zone,
	"removed_at" timestamp with time zone
);--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "accent" text;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "accent_dark" text;--> statement-breakpoint
ALTER TABLE "domain" ADD CONSTRAINT "domain_org_id_organisation_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "domain_in_use" ON "domain" USING btree ("host") WHERE "domain"."proven_at" is not null and "domain"."removed_at" is null;--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_accent" CHECK (("setting"."accent" is null) = ("setting"."accent_dark" is null) and "setting"."accent" ~ '^#[0-9a-f]{6}$' and "setting"."accent_dark" ~ '^#[0-9a-f]{6}$');--> statement-breakpoint
GRANT SELECT (org_id, look_after, removed_at) ON domain TO kept_sweeper;
