import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261201120000 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "klarna_installation" ("id" text not null, "account" text not null, "environment" text not null, "site" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "klarna_installation_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_installation_deleted_at" ON "klarna_installation" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_klarna_installation_account" ON "klarna_installation" ("account", "environment") WHERE deleted_at IS NULL;`);
    this.addSql(`alter table if exists "klarna_session" add column if not exists "installation" text null, add column if not exists "earlier_token" text null;`);
    this.addSql(`alter table if exists "klarna_order" add column if not exists "installation" text null;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_customer_token_unread" ON "klarna_customer_token" ("id") WHERE read_at IS NULL AND status <> 'CANCELLED' AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_session_klarna_id" ON "klarna_session" ("klarna_session_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_session_collection" ON "klarna_session" ("payment_collection_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_session_cart" ON "klarna_session" ("cart_id") WHERE cart_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_klarna_session_charge" ON "klarna_session" ("charge_id") WHERE charge_id IS NOT NULL AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_klarna_customer_token_unread";`);
    for (const name of ["klarna_id", "collection", "cart", "charge"])
      this.addSql(`drop index if exists "IDX_klarna_session_${name}";`);
    this.addSql(`drop table if exists "klarna_installation" cascade;`);
    this.addSql(`alter table if exists "klarna_session" drop column if exists "installation", drop column if exists "earlier_token";`);
    this.addSql(`alter table if exists "klarna_order" drop column if exists "installation";`);
  }

}
