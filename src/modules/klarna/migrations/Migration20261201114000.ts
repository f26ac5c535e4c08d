import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261201114000 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "klarna_session" add column if not exists "short_references" boolean not null default false, add column if not exists "without_people" boolean not null default false;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "klarna_session" drop column if exists "short_references", drop column if exists "without_people";`);
  }

}
