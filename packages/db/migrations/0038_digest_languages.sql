CREATE TABLE "brand_image" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"alt" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	CONSTRAINT "brand_image_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "brand_image_size" CHECK (octet_length("brand_image"."bytes") between 1 and 307200 and "brand_image"."width" between 1 and 4000 and "brand_image"."height" between 1 and 4000)
);--> statement-breakpoint
ALTER TABLE "digest" ADD COLUMN "languages" text[] DEFAULT '{en}' NOT NULL;--> statement-breakpoint
ALTER TABLE "digest" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "digest_block" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "digest_block" ADD COLUMN "image_id" uuid;--> statement-breakpoint
ALTER TABLE "setting" ADD COLUMN "logo_image_id" uuid;--> statement-breakpoint
CREATE INDEX "brand_image_by_time" ON "brand_image" USING btree ("org_id","created_at");--> statement-breakpoint
ALTER TABLE "digest_block" ADD CONSTRAINT "digest_block_image" FOREIGN KEY ("org_id","image_id") REFERENCES "public"."brand_image"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_logo" FOREIGN KEY ("org_id","logo_image_id") REFERENCES "public"."brand_image"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest" ADD CONSTRAINT "digest_languages" CHECK (cardinality("digest"."languages") between 1 and 8);--> statement-breakpoint
ALTER TABLE "brand_image" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "brand_image" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_organisation ON "brand_image" FOR ALL TO kept_app USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "brand_image" TO kept_app;
