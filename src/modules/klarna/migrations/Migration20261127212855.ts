import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261127212855 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "klarna_charge" ("id" text not null, "account" text not null, "environment" text not null, "customer_token_id" text not null, "customer_id" text null, "subscription_id" text null, "period" integer null, "period_at" timestamptz null, "payment_collection_id" text null, "payment_session_id" text null, "cart_id" text null, "order_id" text null, "lines" jsonb null, "amount" integer null, "currency_code" text not null, "state" text check ("state" in ('due', 'needs_customer', 'past_due', 'blocked', 'paid', 'canceled')) not null default 'due', "way" text check ("way" in ('token', 'customer')) null, "way_until" timestamptz null, "klarna_order_id" text null, "next_try_at" timestamptz null, "leased_until" timestamptz null, "refusals" integer not null default 0, "first_refused_at" timestamptz null, "stumbles" integer not null default 0, "unknown_since" timestamptz null, "last_code" text null, "last_error" text null, "link_hash" text null, "settled_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "klarna_charge_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_charge_deleted_at" ON "klarna_charge" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_charge_due" ON "klarna_charge" ("next_try_at") WHERE next_try_at IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_klarna_charge_period" ON "klarna_charge" ("subscription_id", "period") WHERE subscription_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_klarna_charge_collection" ON "klarna_charge" ("payment_collection_id") WHERE payment_collection_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_charge_state" ON "klarna_charge" ("state") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_charge_session" ON "klarna_charge" ("payment_session_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_charge_order" ON "klarna_charge" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_klarna_charge_cart" ON "klarna_charge" ("cart_id") WHERE cart_id IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "klarna_customer_token" ("id" text not null, "account" text not null, "environment" text not null, "installation" text not null, "customer_id" text null, "token" text null, "session_id" text not null, "cart_id" text null, "purchase_country" text not null, "purchase_currency" text not null, "description" text not null, "status" text not null default 'ACTIVE', "payment_method_type" text null, "card_brand" text null, "masked_number" text null, "read_at" timestamptz null, "revoke_requested_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "klarna_customer_token_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_customer_token_deleted_at" ON "klarna_customer_token" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_customer_token_customer" ON "klarna_customer_token" ("customer_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_klarna_customer_token_session" ON "klarna_customer_token" ("session_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_customer_token_cart" ON "klarna_customer_token" ("cart_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_customer_token_revoke" ON "klarna_customer_token" ("revoke_requested_at") WHERE revoke_requested_at IS NOT NULL AND status <> 'CANCELLED' AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "klarna_subscription" ("id" text not null, "account" text not null, "environment" text not null, "customer_id" text null, "customer_token_id" text null, "origin_order_id" text not null, "name" text not null, "interval" text check ("interval" in ('day', 'week', 'month', 'year')) not null, "interval_count" integer not null, "currency_code" text not null, "items" jsonb not null, "anchor_at" timestamptz not null, "next_period" integer not null default 1, "next_charge_at" timestamptz null, "periods" integer null, "ends_at" timestamptz null, "status" text check ("status" in ('incomplete', 'active', 'paused', 'past_due', 'canceled', 'ended')) not null, "cancel_at_period_end" boolean not null default false, "canceled_at" timestamptz null, "cancel_reason" text null, "paused_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "klarna_subscription_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_subscription_deleted_at" ON "klarna_subscription" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_subscription_due" ON "klarna_subscription" ("next_charge_at") WHERE status = 'active' AND next_charge_at IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_subscription_customer" ON "klarna_subscription" ("customer_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_subscription_token" ON "klarna_subscription" ("customer_token_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_klarna_subscription_origin" ON "klarna_subscription" ("origin_order_id", "interval", "interval_count", "name") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "klarna_operation" drop constraint if exists "klarna_operation_kind_check";`);

    this.addSql(`alter table if exists "klarna_operation" add constraint "klarna_operation_kind_check" check("kind" in ('place', 'capture', 'refund', 'cancel', 'release', 'update', 'extend', 'tokenize', 'charge'));`);

    this.addSql(`alter table if exists "klarna_session" add column if not exists "intent" text check ("intent" in ('buy', 'buy_and_tokenize', 'tokenize')) not null default 'buy', add column if not exists "charge_id" text null, add column if not exists "customer_id" text null, add column if not exists "cart_id" text null, add column if not exists "subscription_id" text null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "klarna_charge" cascade;`);

    this.addSql(`drop table if exists "klarna_customer_token" cascade;`);

    this.addSql(`drop table if exists "klarna_subscription" cascade;`);

    this.addSql(`alter table if exists "klarna_operation" drop constraint if exists "klarna_operation_kind_check";`);

    this.addSql(`alter table if exists "klarna_operation" add constraint "klarna_operation_kind_check" check("kind" in ('place', 'capture', 'refund', 'cancel', 'release', 'update', 'extend'));`);

    this.addSql(`alter table if exists "klarna_session" drop column if exists "intent", drop column if exists "charge_id", drop column if exists "customer_id", drop column if exists "cart_id", drop column if exists "subscription_id";`);
  }

}
