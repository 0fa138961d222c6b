CREATE TABLE "spike_check" (
	"org_id" uuid NOT NULL,
	"week_on" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "spike_check_org_id_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
CREATE TABLE "spike_mute" (
	"org_id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"muted_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "spike_mute_org_id_theme_id_pk" PRIMARY KEY("org_id","theme_id")
);
--> statement-breakpoint
CREATE TABLE "theme_spike" (
	"org_id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"week_on" date NOT NULL,
	"people" integer NOT NULL,
	"expected" double precision NOT NULL,
	"chance" double precision NOT NULL,
	"baseline_weeks" integer NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "theme_spike_org_id_theme_id_week_on_pk" PRIMARY KEY("org_id","theme_id","week_on")
);
--> statement-breakpoint
CREATE TABLE "theme_update" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"member_id" uuid,
	"from_status" text,
	"to_status" text,
	"internal_note" text,
	"public_text" text,
	"from_owner_id" uuid,
	"to_owner_id" uuid,
	"from_deadline_on" date,
	"to_deadline_on" date,
	"reason" text,
	CONSTRAINT "theme_update_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "digest" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"series" text NOT NULL,
	"period" text NOT NULL,
	"edition" integer NOT NULL,
	"state" text NOT NULL,
	"subject" text NOT NULL,
	"intro" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"loop_kept" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"edited_by" uuid,
	"asked_by" uuid,
	"asked_at" timestamp with time zone,
	"returned_reason" text,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"scheduled_by" uuid,
	"send_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "digest_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "digest_block" (
	"org_id" uuid NOT NULL,
	"digest_id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"people" integer NOT NULL,
	"live_on" date,
	"owner_name" text,
	"evidence" text,
	"resolution_number" integer NOT NULL,
	CONSTRAINT "digest_block_org_id_digest_id_theme_id_pk" PRIMARY KEY("org_id","digest_id","theme_id")
);
--> statement-breakpoint
CREATE TABLE "fix_answer" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"resolution_number" integer NOT NULL,
	"answer" text NOT NULL,
	"comment" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "fix_answer_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "fix_answer_once" UNIQUE("org_id","theme_id","customer_id","resolution_number")
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"occasion" text NOT NULL,
	"recipient" text NOT NULL,
	"customer_id" uuid,
	"to_name" text,
	"to_email" text,
	"email_normal" text,
	"subject" text NOT NULL,
	"html" text,
	"plain_text" text,
	"headers" jsonb NOT NULL,
	"state" text NOT NULL,
	"left_out_code" text,
	"reason" text,
	"attempt" integer DEFAULT 0 NOT NULL,
	"provider_id" text,
	"bytes_hash" text,
	"created_at" timestamp with time zone NOT NULL,
	"send_after" timestamp with time zone NOT NULL,
	"claimed_at" timestamp with time zone,
	"tried_at" timestamp with time zone,
	"unknown_since" timestamp with time zone,
	"settled_at" timestamp with time zone,
	CONSTRAINT "mail_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "mail_once_per_recipient" UNIQUE("org_id","kind","occasion","recipient"),
	CONSTRAINT "mail_once_per_address" UNIQUE("org_id","kind","occasion","email_normal")
);
--> statement-breakpoint
CREATE TABLE "mail_preference" (
	"org_id" uuid NOT NULL,
	"address_mac" text NOT NULL,
	"topic" text NOT NULL,
	"wanted" boolean NOT NULL,
	"source" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "mail_preference_org_id_address_mac_topic_pk" PRIMARY KEY("org_id","address_mac","topic")
);
--> statement-breakpoint
CREATE TABLE "outbox_message" (
	"org_id" uuid NOT NULL,
	"mail_id" uuid NOT NULL,
	"raw" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "outbox_message_org_id_mail_id_pk" PRIMARY KEY("org_id","mail_id")
);
--> statement-breakpoint
CREATE TABLE "suppression" (
	"org_id" uuid NOT NULL,
	"address_mac" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "suppression_org_id_address_mac_pk" PRIMARY KEY("org_id","address_mac")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_email_unique" UNIQUE("email"),
	CONSTRAINT "account_email_normal" CHECK ("account"."email" = lower("account"."email"))
);
--> statement-breakpoint
CREATE TABLE "account_organisation" (
	"account_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "account_organisation_account_id_org_id_pk" PRIMARY KEY("account_id","org_id")
);
--> statement-breakpoint
CREATE TABLE "key_prefix" (
	"prefix" text PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"key_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"demo_seed" text,
	"created_at" timestamp with time zone NOT NULL,
	"forget_at" timestamp with time zone,
	CONSTRAINT "organisation_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "password_reset" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"absolute_expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"name" text,
	"email" text,
	"email_normal" text,
	"segment" text,
	"annual_value" numeric(12, 2),
	"language" text NOT NULL,
	"timezone" text,
	"joined_on" date,
	"churned_on" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "customer_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "customer_external" UNIQUE("org_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "hand_off" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"interaction_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_where" text NOT NULL,
	"to_where" text NOT NULL,
	"context_travelled" boolean NOT NULL,
	"story_repeated" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "hand_off_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "interaction" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"customer_id" uuid,
	"conversation" text,
	"channel" text NOT NULL,
	"agent_ref" text,
	"team" text,
	"driver" text,
	"journey_stage" text,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"first_response_seconds" integer,
	"resolved_first_contact" boolean,
	"unresolved_cause" text,
	"supervisor_needed" boolean,
	"contained_by_bot" boolean,
	"callback_due_at" timestamp with time zone,
	"callback_kept_at" timestamp with time zone,
	"sentiment_start" double precision,
	"sentiment_end" double precision,
	CONSTRAINT "interaction_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "interaction_external" UNIQUE("org_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"channel" text NOT NULL,
	"customer_id" uuid,
	"interaction_id" uuid,
	"survey_id" uuid,
	"import_id" uuid,
	"metric" text,
	"score" double precision,
	"scale_min" double precision,
	"scale_max" double precision,
	"title" text,
	"text" text NOT NULL,
	"language" text,
	"team" text,
	"quotable" boolean NOT NULL,
	"raw" jsonb NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"placed_at" timestamp with time zone,
	"text_key" text,
	"text_language" text,
	"sentiment" text,
	"sentiment_by" text,
	"sentiment_confidence" double precision,
	CONSTRAINT "feedback_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "feedback_external" UNIQUE("org_id","source_id","external_id"),
	CONSTRAINT "feedback_scale" CHECK ("feedback"."score" is null or ("feedback"."scale_min" is not null and "feedback"."scale_max" is not null and "feedback"."score" between "feedback"."scale_min" and "feedback"."scale_max")),
	CONSTRAINT "feedback_score_metric" CHECK ("feedback"."score" is null or "feedback"."metric" is not null)
);
--> statement-breakpoint
CREATE TABLE "file_import" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source_id" uuid,
	"source_name" text NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"options" jsonb NOT NULL,
	"dry_run" boolean NOT NULL,
	"lines_total" integer NOT NULL,
	"lines_done" integer NOT NULL,
	"rows_read" integer NOT NULL,
	"rows_new" integer NOT NULL,
	"rows_present" integer NOT NULL,
	"rows_failed" integer NOT NULL,
	"redacted" jsonb NOT NULL,
	"failure" text,
	"started_by" uuid,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"claimed_at" timestamp with time zone,
	"attempt" integer NOT NULL,
	CONSTRAINT "file_import_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "file_import_source_when_real" CHECK ("file_import"."dry_run" or "file_import"."source_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "source" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "source_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "source_name" UNIQUE("org_id","name")
);
--> statement-breakpoint
CREATE TABLE "survey" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"question" text NOT NULL,
	"comment_question" text NOT NULL,
	"metric" text NOT NULL,
	"scale_min" integer NOT NULL,
	"scale_max" integer NOT NULL,
	"low_label" text NOT NULL,
	"high_label" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "survey_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "survey_slug" UNIQUE("org_id","slug"),
	CONSTRAINT "survey_scale" CHECK ("survey"."scale_min" < "survey"."scale_max")
);
--> statement-breakpoint
CREATE TABLE "friction_code" (
	"org_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"team" text NOT NULL,
	"code_hash" text NOT NULL,
	CONSTRAINT "friction_code_org_id_round_id_team_pk" PRIMARY KEY("org_id","round_id","team"),
	CONSTRAINT "friction_code_hash" UNIQUE("org_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "friction_inbox" (
	"org_id" uuid NOT NULL,
	"receipt_hash" text NOT NULL,
	"round_id" uuid NOT NULL,
	"team" text NOT NULL,
	"text" text NOT NULL,
	"frequency" text NOT NULL,
	"step" text NOT NULL,
	CONSTRAINT "friction_inbox_org_id_receipt_hash_pk" PRIMARY KEY("org_id","receipt_hash")
);
--> statement-breakpoint
CREATE TABLE "friction_receipt" (
	"org_id" uuid NOT NULL,
	"receipt_hash" text NOT NULL,
	"feedback_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	CONSTRAINT "friction_receipt_org_id_receipt_hash_pk" PRIMARY KEY("org_id","receipt_hash")
);
--> statement-breakpoint
CREATE TABLE "friction_round" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"prompt" text NOT NULL,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"released_on" date,
	"answer" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "friction_round_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "friction_round_opens" UNIQUE("org_id","opens_on")
);
--> statement-breakpoint
CREATE TABLE "import_part" (
	"org_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "import_part_org_id_import_id_place_pk" PRIMARY KEY("org_id","import_id","place")
);
--> statement-breakpoint
CREATE TABLE "import_problem" (
	"org_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"line" integer NOT NULL,
	"column_name" text,
	"message" text NOT NULL,
	CONSTRAINT "import_problem_org_id_import_id_place_pk" PRIMARY KEY("org_id","import_id","place")
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"verb" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_entry_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "audit_entry_sequence" UNIQUE("org_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"org_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_head_org_id_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"secret_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_key_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "api_key_prefix" UNIQUE("org_id","prefix")
);
--> statement-breakpoint
CREATE TABLE "idempotent_answer" (
	"org_id" uuid NOT NULL,
	"actor_id" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" text,
	"body" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotent_answer_org_id_actor_id_key_pk" PRIMARY KEY("org_id","actor_id","key")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "invitation_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "member" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"active" boolean NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "member_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "member_id_active" UNIQUE("org_id","id","active"),
	CONSTRAINT "member_account" UNIQUE("org_id","account_id"),
	CONSTRAINT "member_email" UNIQUE("org_id","email")
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"org_id" uuid NOT NULL,
	"timezone" text NOT NULL,
	"currency" text NOT NULL,
	"postal_address" text NOT NULL,
	"sender_name" text NOT NULL,
	"sender_email" text NOT NULL,
	"retention_months" integer NOT NULL,
	"mail_budget_days" integer NOT NULL,
	"public_page" boolean NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "setting_org_id_pk" PRIMARY KEY("org_id"),
	CONSTRAINT "setting_retention" CHECK ("setting"."retention_months" between 1 and 120),
	CONSTRAINT "setting_budget" CHECK ("setting"."mail_budget_days" between 0 and 365)
);
--> statement-breakpoint
CREATE TABLE "merge_refusal" (
	"org_id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"other_theme_id" uuid NOT NULL,
	"refused_by" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "merge_refusal_org_id_theme_id_other_theme_id_pk" PRIMARY KEY("org_id","theme_id","other_theme_id")
);
--> statement-breakpoint
CREATE TABLE "theme_edit" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"theme_id" uuid NOT NULL,
	"other_theme_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"member_id" uuid,
	"mentions" integer NOT NULL,
	"reason" text,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" uuid,
	CONSTRAINT "theme_edit_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "theme_edit_move" (
	"org_id" uuid NOT NULL,
	"edit_id" uuid NOT NULL,
	"feedback_id" uuid NOT NULL,
	"mention_id" uuid NOT NULL,
	"was_there" boolean NOT NULL,
	"span_start" integer,
	"span_end" integer,
	"confidence" double precision NOT NULL,
	"placed_by" text NOT NULL,
	"placed_at" timestamp with time zone NOT NULL,
	"run_id" uuid,
	"quote_rank" integer,
	"edit_before" uuid,
	CONSTRAINT "theme_edit_move_org_id_edit_id_feedback_id_pk" PRIMARY KEY("org_id","edit_id","feedback_id")
);
--> statement-breakpoint
CREATE TABLE "encoder_state" (
	"org_id" uuid NOT NULL,
	"version" text NOT NULL,
	"failure" text,
	"failed_at" timestamp with time zone,
	"texts_done" integer NOT NULL,
	"texts_total" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"check_after" timestamp with time zone NOT NULL,
	CONSTRAINT "encoder_state_org_id_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
CREATE TABLE "sentiment_head" (
	"org_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"encoder_version" text NOT NULL,
	"weights" "bytea",
	"labels" integer NOT NULL,
	"held_out" integer NOT NULL,
	"accuracy" double precision,
	"macro_f1" double precision,
	"trained_at" timestamp with time zone,
	"applied_version" integer NOT NULL,
	"due_at" timestamp with time zone,
	CONSTRAINT "sentiment_head_org_id_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
CREATE TABLE "theme_suggestion" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"other_theme_id" uuid,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"model" text NOT NULL,
	"texts_sent" integer NOT NULL,
	"state" text NOT NULL,
	"asked_by" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "theme_suggestion_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "theme_run_change" (
	"org_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"group_title" text,
	"mentions_before" integer NOT NULL,
	"joined" integer NOT NULL,
	"left" integer NOT NULL,
	"waits" boolean NOT NULL,
	CONSTRAINT "theme_run_change_org_id_run_id_theme_id_waits_pk" PRIMARY KEY("org_id","run_id","theme_id","waits")
);
--> statement-breakpoint
CREATE TABLE "theme_run_move" (
	"org_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"feedback_id" uuid NOT NULL,
	"from_theme_id" uuid,
	"to_theme_id" uuid,
	"confidence" double precision NOT NULL,
	"span_start" integer,
	"span_end" integer,
	"done_at" timestamp with time zone,
	CONSTRAINT "theme_run_move_org_id_run_id_feedback_id_pk" PRIMARY KEY("org_id","run_id","feedback_id")
);
--> statement-breakpoint
CREATE TABLE "mention" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"feedback_id" uuid NOT NULL,
	"theme_id" uuid NOT NULL,
	"span_start" integer,
	"span_end" integer,
	"confidence" double precision NOT NULL,
	"placed_by" text NOT NULL,
	"placed_at" timestamp with time zone NOT NULL,
	"run_id" uuid,
	"quote_rank" integer,
	"edit_id" uuid,
	CONSTRAINT "mention_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "mention_once" UNIQUE("org_id","feedback_id","theme_id"),
	CONSTRAINT "mention_span" CHECK (("mention"."span_start" is null and "mention"."span_end" is null) or ("mention"."span_start" >= 0 and "mention"."span_end" > "mention"."span_start"))
);
--> statement-breakpoint
CREATE TABLE "mention_correction" (
	"org_id" uuid NOT NULL,
	"feedback_id" uuid NOT NULL,
	"from_theme_id" uuid NOT NULL,
	"to_theme_id" uuid,
	"corrected_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"edit_id" uuid,
	CONSTRAINT "mention_correction_org_id_feedback_id_from_theme_id_pk" PRIMARY KEY("org_id","feedback_id","from_theme_id")
);
--> statement-breakpoint
CREATE TABLE "text_vector" (
	"org_id" uuid NOT NULL,
	"text_key" text NOT NULL,
	"vector" "bytea" NOT NULL,
	"version" text NOT NULL,
	"encoded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "text_vector_org_id_text_key_pk" PRIMARY KEY("org_id","text_key")
);
--> statement-breakpoint
CREATE TABLE "theme" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"titled_by" text NOT NULL,
	"description" text NOT NULL,
	"group_title" text,
	"status" text NOT NULL,
	"owner_id" uuid,
	"owner_active" boolean,
	"deadline_on" date,
	"journey_stage" text,
	"origin" text,
	"merged_into_id" uuid,
	"dismissed_reason" text,
	"what_changed" text,
	"root_cause" text,
	"root_cause_text" text,
	"live_on" date,
	"decline_reason" text,
	"decline_asked_by" uuid,
	"decline_approved_by" uuid,
	"blocked_on" text,
	"resolution_number" integer DEFAULT 0 NOT NULL,
	"deadline_moves" integer DEFAULT 0 NOT NULL,
	"confirmed_by" text,
	"created_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"status_since" timestamp with time zone NOT NULL,
	"acknowledged_at" timestamp with time zone,
	"snoozed_until" date,
	"proof_checked_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "theme_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "theme_has_owner_and_deadline" CHECK ("theme"."status" not in ('open', 'in_progress', 'blocked', 'done', 'confirmed') or ("theme"."owner_id" is not null and "theme"."owner_active" is true and "theme"."deadline_on" is not null)),
	CONSTRAINT "theme_done_says_what_changed" CHECK ("theme"."status" not in ('done', 'confirmed') or ("theme"."what_changed" is not null and "theme"."root_cause" is not null and "theme"."live_on" is not null)),
	CONSTRAINT "theme_declined_by_two" CHECK ("theme"."status" <> 'declined' or ("theme"."decline_reason" is not null and "theme"."decline_asked_by" is not null and "theme"."decline_approved_by" is not null and "theme"."decline_asked_by" <> "theme"."decline_approved_by")),
	CONSTRAINT "theme_merged_somewhere" CHECK (("theme"."status" = 'merged') = ("theme"."merged_into_id" is not null)),
	CONSTRAINT "theme_blocked_on_something" CHECK ("theme"."status" <> 'blocked' or "theme"."blocked_on" is not null),
	CONSTRAINT "theme_confirmed_by_someone" CHECK (("theme"."status" = 'confirmed') = ("theme"."confirmed_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "theme_run" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"claimed_at" timestamp with time zone,
	"attempt" integer DEFAULT 0 NOT NULL,
	"engine_version" text NOT NULL,
	"step" text NOT NULL,
	"progress" double precision DEFAULT 0 NOT NULL,
	"texts_read" integer NOT NULL,
	"themes_found" integer,
	"texts_unthemed" integer,
	"failure" text,
	"decision" text,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	CONSTRAINT "theme_run_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "understanding" (
	"org_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "understanding_org_id_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
ALTER TABLE "spike_mute" ADD CONSTRAINT "spike_mute_theme" FOREIGN KEY ("org_id","theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_spike" ADD CONSTRAINT "theme_spike_theme" FOREIGN KEY ("org_id","theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_update" ADD CONSTRAINT "theme_update_theme" FOREIGN KEY ("org_id","theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_block" ADD CONSTRAINT "digest_block_digest" FOREIGN KEY ("org_id","digest_id") REFERENCES "public"."digest"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_block" ADD CONSTRAINT "digest_block_theme" FOREIGN KEY ("org_id","theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fix_answer" ADD CONSTRAINT "fix_answer_theme" FOREIGN KEY ("org_id","theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fix_answer" ADD CONSTRAINT "fix_answer_customer" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customer"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_mail" FOREIGN KEY ("org_id","mail_id") REFERENCES "public"."mail"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_organisation" ADD CONSTRAINT "account_organisation_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_organisation" ADD CONSTRAINT "account_organisation_org_id_organisation_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_prefix" ADD CONSTRAINT "key_prefix_org_id_organisation_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_org_id_organisation_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_off" ADD CONSTRAINT "hand_off_interaction" FOREIGN KEY ("org_id","interaction_id") REFERENCES "public"."interaction"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_customer" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customer"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_source" FOREIGN KEY ("org_id","source_id") REFERENCES "public"."source"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_customer" FOREIGN KEY ("org_id","customer_id") REFERENCES "public"."customer"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_interaction" FOREIGN KEY ("org_id","interaction_id") REFERENCES "public"."interaction"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_survey" FOREIGN KEY ("org_id","survey_id") REFERENCES "public"."survey"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_import" FOREIGN KEY ("org_id","import_id") REFERENCES "public"."file_import"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_import" ADD CONSTRAINT "file_import_source" FOREIGN KEY ("org_id","source_id") REFERENCES "public"."source"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "friction_code" ADD CONSTRAINT "friction_code_round" FOREIGN KEY ("org_id","round_id") REFERENCES "public"."friction_round"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "friction_inbox" ADD CONSTRAINT "friction_inbox_round" FOREIGN KEY ("org_id","round_id") REFERENCES "public"."friction_round"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_part" ADD CONSTRAINT "import_part_import" FOREIGN KEY ("org_id","import_id") REFERENCES "public"."file_import"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_problem" ADD CONSTRAINT "import_problem_import" FOREIGN KEY ("org_id","import_id") REFERENCES "public"."file_import"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_edit" ADD CONSTRAINT "theme_edit_theme" FOREIGN KEY ("org_id","theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_edit" ADD CONSTRAINT "theme_edit_other" FOREIGN KEY ("org_id","other_theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_edit_move" ADD CONSTRAINT "theme_edit_move_edit" FOREIGN KEY ("org_id","edit_id") REFERENCES "public"."theme_edit"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_edit_move" ADD CONSTRAINT "theme_edit_move_feedback" FOREIGN KEY ("org_id","feedback_id") REFERENCES "public"."feedback"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_suggestion" ADD CONSTRAINT "theme_suggestion_theme" FOREIGN KEY ("org_id","theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_suggestion" ADD CONSTRAINT "theme_suggestion_other" FOREIGN KEY ("org_id","other_theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_run_change" ADD CONSTRAINT "theme_run_change_run" FOREIGN KEY ("org_id","run_id") REFERENCES "public"."theme_run"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_run_move" ADD CONSTRAINT "theme_run_move_run" FOREIGN KEY ("org_id","run_id") REFERENCES "public"."theme_run"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme_run_move" ADD CONSTRAINT "theme_run_move_feedback" FOREIGN KEY ("org_id","feedback_id") REFERENCES "public"."feedback"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mention" ADD CONSTRAINT "mention_feedback" FOREIGN KEY ("org_id","feedback_id") REFERENCES "public"."feedback"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mention" ADD CONSTRAINT "mention_theme" FOREIGN KEY ("org_id","theme_id") REFERENCES "public"."theme"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mention_correction" ADD CONSTRAINT "mention_correction_feedback" FOREIGN KEY ("org_id","feedback_id") REFERENCES "public"."feedback"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme" ADD CONSTRAINT "theme_active_owner" FOREIGN KEY ("org_id","owner_id","owner_active") REFERENCES "public"."member"("org_id","id","active") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme" ADD CONSTRAINT "theme_owner" FOREIGN KEY ("org_id","owner_id") REFERENCES "public"."member"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "theme" ADD CONSTRAINT "theme_merged_into" FOREIGN KEY ("org_id","merged_into_id") REFERENCES "public"."theme"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "theme_spike_by_week" ON "theme_spike" USING btree ("org_id","week_on");--> statement-breakpoint
CREATE INDEX "theme_update_by_theme" ON "theme_update" USING btree ("org_id","theme_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "digest_once" ON "digest" USING btree ("org_id","series","period","edition") WHERE "digest"."state" <> 'cancelled';--> statement-breakpoint
CREATE INDEX "fix_answer_by_theme" ON "fix_answer" USING btree ("org_id","theme_id","resolution_number");--> statement-breakpoint
CREATE INDEX "mail_waiting" ON "mail" USING btree ("org_id","send_after") WHERE "mail"."state" in ('pending', 'sending');--> statement-breakpoint
CREATE INDEX "mail_by_address" ON "mail" USING btree ("org_id","email_normal","created_at");--> statement-breakpoint
CREATE INDEX "mail_by_time" ON "mail" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "mail_by_occasion" ON "mail" USING btree ("org_id","occasion","state");--> statement-breakpoint
CREATE INDEX "session_by_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "customer_by_email" ON "customer" USING btree ("org_id","email_normal");--> statement-breakpoint
CREATE INDEX "customer_by_segment" ON "customer" USING btree ("org_id","segment");--> statement-breakpoint
CREATE INDEX "hand_off_by_interaction" ON "hand_off" USING btree ("org_id","interaction_id");--> statement-breakpoint
CREATE INDEX "interaction_by_customer" ON "interaction" USING btree ("org_id","customer_id","started_at");--> statement-breakpoint
CREATE INDEX "interaction_by_start" ON "interaction" USING btree ("org_id","started_at");--> statement-breakpoint
CREATE INDEX "feedback_waiting" ON "feedback" USING btree ("org_id","received_at") WHERE "feedback"."placed_at" is null;--> statement-breakpoint
CREATE INDEX "feedback_by_time" ON "feedback" USING btree ("org_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "feedback_by_customer" ON "feedback" USING btree ("org_id","customer_id");--> statement-breakpoint
CREATE INDEX "feedback_by_text_key" ON "feedback" USING btree ("org_id","text_key");--> statement-breakpoint
CREATE INDEX "feedback_by_language" ON "feedback" USING btree ("org_id","language");--> statement-breakpoint
CREATE INDEX "feedback_of_agents" ON "feedback" USING btree ("org_id","occurred_at") WHERE "feedback"."kind" = 'friction';--> statement-breakpoint
CREATE INDEX "file_import_by_start" ON "file_import" USING btree ("org_id","started_at");--> statement-breakpoint
CREATE INDEX "idempotent_answer_by_age" ON "idempotent_answer" USING btree ("org_id","created_at");--> statement-breakpoint
CREATE INDEX "invitation_by_email" ON "invitation" USING btree ("org_id","email");--> statement-breakpoint
CREATE INDEX "theme_edit_by_theme" ON "theme_edit" USING btree ("org_id","theme_id","at");--> statement-breakpoint
CREATE INDEX "theme_edit_by_other" ON "theme_edit" USING btree ("org_id","other_theme_id","at");--> statement-breakpoint
CREATE INDEX "theme_suggestion_by_theme" ON "theme_suggestion" USING btree ("org_id","theme_id","state");--> statement-breakpoint
CREATE INDEX "theme_run_move_by_theme" ON "theme_run_move" USING btree ("org_id","run_id","to_theme_id");--> statement-breakpoint
CREATE INDEX "mention_by_theme" ON "mention" USING btree ("org_id","theme_id");--> statement-breakpoint
CREATE INDEX "theme_by_status" ON "theme" USING btree ("org_id","status");--> statement-breakpoint
CREATE INDEX "theme_by_owner" ON "theme" USING btree ("org_id","owner_id","deadline_on");--> statement-breakpoint
CREATE INDEX "theme_run_by_start" ON "theme_run" USING btree ("org_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "theme_run_unfinished" ON "theme_run" USING btree ("org_id") WHERE "theme_run"."finished_at" is null;