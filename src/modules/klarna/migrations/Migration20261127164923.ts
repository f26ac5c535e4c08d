import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261127164923 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "klarna_attempt" ("id" text not null, "account" text not null, "environment" text not null, "outcome" text check ("outcome" in ('authorized', 'pending', 'refused', 'failed', 'unknown')) not null, "code" text null, "correlation_id" text null, "purchase_country" text not null, "purchase_currency" text not null, "amount_bucket" text not null, "channel" text check ("channel" in ('widget', 'redirect', 'token')) not null, "device_class" text check ("device_class" in ('desktop', 'mobile', 'tablet', 'other')) not null, "session_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "klarna_attempt_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_attempt_deleted_at" ON "klarna_attempt" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_attempt_created" ON "klarna_attempt" ("created_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_attempt_session" ON "klarna_attempt" ("session_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "klarna_callback" ("id" text not null, "account" text not null, "environment" text not null, "session_id" text not null, "kind" text check ("kind" in ('authorization', 'notification', 'push', 'status_update')) not null, "klarna_order_id" text null, "event_type" text null, "event_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "klarna_callback_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_callback_deleted_at" ON "klarna_callback" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_callback_session" ON "klarna_callback" ("session_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "klarna_callback_refusal" ("id" text not null, "day" text not null, "kind" text not null, "reason" text check ("reason" in ('bad_token', 'unknown_id', 'unknown_kind', 'malformed', 'too_large', 'wrong_method')) not null, "count" integer not null default 0, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "klarna_callback_refusal_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_callback_refusal_deleted_at" ON "klarna_callback_refusal" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_klarna_callback_refusal_day" ON "klarna_callback_refusal" ("day", "kind", "reason") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "klarna_order" add column if not exists "settled_at" timestamptz null, add column if not exists "next_sync_at" timestamptz null, add column if not exists "leased_until" timestamptz null, add column if not exists "sync_tries" integer not null default 0, add column if not exists "sync_error" text null, add column if not exists "gave_up_at" timestamptz null, add column if not exists "checked_at" timestamptz null;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_order_due" ON "klarna_order" ("next_sync_at") WHERE next_sync_at IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_order_unsettled" ON "klarna_order" ("checked_at") WHERE settled_at IS NULL AND deleted_at IS NULL;`);

    this.addSql(`alter table if exists "klarna_session" add column if not exists "device_class" text null, add column if not exists "next_sync_at" timestamptz null, add column if not exists "leased_until" timestamptz null, add column if not exists "sync_tries" integer not null default 0, add column if not exists "sync_error" text null, add column if not exists "gave_up_at" timestamptz null, add column if not exists "checked_at" timestamptz null;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_session_due" ON "klarna_session" ("next_sync_at") WHERE next_sync_at IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_session_unfinished" ON "klarna_session" ("checked_at") WHERE state IN ('open', 'placing', 'unknown') AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "klarna_attempt" cascade;`);

    this.addSql(`drop table if exists "klarna_callback" cascade;`);

    this.addSql(`drop table if exists "klarna_callback_refusal" cascade;`);

    this.addSql(`drop index if exists "IDX_klarna_order_due";`);
    this.addSql(`drop index if exists "IDX_klarna_order_unsettled";`);
    this.addSql(`alter table if exists "klarna_order" drop column if exists "settled_at", drop column if exists "next_sync_at", drop column if exists "leased_until", drop column if exists "sync_tries", drop column if exists "sync_error", drop column if exists "gave_up_at", drop column if exists "checked_at";`);

    this.addSql(`drop index if exists "IDX_klarna_session_due";`);
    this.addSql(`drop index if exists "IDX_klarna_session_unfinished";`);
    this.addSql(`alter table if exists "klarna_session" drop column if exists "device_class", drop column if exists "next_sync_at", drop column if exists "leased_until", drop column if exists "sync_tries", drop column if exists "sync_error", drop column if exists "gave_up_at", drop column if exists "checked_at";`);
  }

}
