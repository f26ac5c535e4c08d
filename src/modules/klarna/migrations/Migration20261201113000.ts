import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261201113000 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "klarna_charge" add column if not exists "cart_print" text null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "klarna_charge" drop column if exists "cart_print";`);
  }

}
