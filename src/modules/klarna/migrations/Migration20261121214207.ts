import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121214207 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "klarna_order" drop constraint if exists "klarna_order_klarna_order_id_unique";`);
    this.addSql(`alter table if exists "klarna_operation" drop constraint if exists "klarna_operation_intent_unique";`);
    this.addSql(`create table if not exists "klarna_event" ("id" text not null, "account" text not null, "environment" text not null, "kind" text not null, "subject" text not null, "reason" text null, "amount" integer null, "correlation_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "klarna_event_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_event_deleted_at" ON "klarna_event" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_event_subject" ON "klarna_event" ("subject") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "klarna_operation" ("id" text not null, "account" text not null, "environment" text not null, "installation" text not null, "kind" text check ("kind" in ('place', 'capture', 'refund', 'cancel', 'release', 'update', 'extend')) not null, "intent" text not null, "subject" text not null, "amount" integer null, "captured_before" integer null, "refunded_before" integer null, "reference" text null, "idempotency_key" text not null, "attempt" integer not null default 1, "state" text check ("state" in ('unknown', 'done', 'refused')) not null default 'unknown', "klarna_id" text null, "error_code" text null, "correlation_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "klarna_operation_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_klarna_operation_intent_unique" ON "klarna_operation" ("intent") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_operation_deleted_at" ON "klarna_operation" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_operation_subject" ON "klarna_operation" ("subject", "state") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "klarna_order" ("id" text not null, "account" text not null, "environment" text not null, "klarna_order_id" text not null, "klarna_reference" text null, "payment_collection_id" text null, "status" text not null, "fraud_status" text null, "currency_code" text not null, "order_amount" integer not null, "captured_amount" integer not null, "refunded_amount" integer not null, "remaining_authorized_amount" integer not null, "expires_at" timestamptz null, "read_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "klarna_order_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_klarna_order_klarna_order_id_unique" ON "klarna_order" ("klarna_order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_order_deleted_at" ON "klarna_order" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_order_collection" ON "klarna_order" ("payment_collection_id") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "klarna_session" drop constraint if exists "klarna_session_state_check";`);

    this.addSql(`alter table if exists "klarna_session" add column if not exists "authorize_hash" text null, add column if not exists "authorization_token" text null, add column if not exists "order_body" text null;`);
    this.addSql(`alter table if exists "klarna_session" add constraint "klarna_session_state_check" check("state" in ('open', 'placing', 'unknown', 'placed', 'closed'));`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "klarna_event" cascade;`);

    this.addSql(`drop table if exists "klarna_operation" cascade;`);

    this.addSql(`drop table if exists "klarna_order" cascade;`);

    this.addSql(`alter table if exists "klarna_session" drop constraint if exists "klarna_session_state_check";`);

    this.addSql(`alter table if exists "klarna_session" drop column if exists "authorize_hash", drop column if exists "authorization_token", drop column if exists "order_body";`);

    this.addSql(`alter table if exists "klarna_session" add constraint "klarna_session_state_check" check("state" in ('open', 'placing', 'placed', 'closed'));`);
  }

}
