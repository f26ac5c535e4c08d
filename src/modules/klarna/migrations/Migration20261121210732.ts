import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121210732 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "klarna_session" ("id" text not null, "account" text not null, "environment" text not null, "payment_collection_id" text not null, "payment_session_id" text not null, "klarna_session_id" text not null, "client_token" text not null, "payment_method_categories" jsonb not null, "purchase_country" text not null, "purchase_currency" text not null, "locale" text not null, "reuse_key" text not null, "payload_hash" text not null, "state" text check ("state" in ('open', 'placing', 'placed', 'closed')) not null default 'open', "klarna_order_id" text null, "expires_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "klarna_session_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_session_deleted_at" ON "klarna_session" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_klarna_session_live_collection" ON "klarna_session" ("payment_collection_id", "account") WHERE state <> 'closed' AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_session_payment_session" ON "klarna_session" ("payment_session_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_klarna_session_order" ON "klarna_session" ("klarna_order_id") WHERE klarna_order_id IS NOT NULL AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "klarna_session" cascade;`);
  }

}
