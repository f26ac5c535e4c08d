import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261122000912 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "klarna_session" add column if not exists "hosted_page_id" text null, add column if not exists "hosted_page_url" text null, add column if not exists "hosted_page_expires_at" timestamptz null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "klarna_session" drop column if exists "hosted_page_id", drop column if exists "hosted_page_url", drop column if exists "hosted_page_expires_at";`);
  }

}
