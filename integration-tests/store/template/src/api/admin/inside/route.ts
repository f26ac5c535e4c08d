import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, getResolvedPlugins } from "@medusajs/framework/utils"

const TABLES =
  "select table_name from information_schema.tables where table_name like 'klarna%' order by 1"

/** What the test wants to see of the store's inside: the plugin's tables, and its admin parts as Medusa finds them. */
export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const database = request.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const config = request.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  const tables = await database.raw<{ rows: { table_name: string }[] }>(TABLES)
  const plugins = await getResolvedPlugins(process.cwd(), config)
  response.json({
    tables: tables.rows.map((row) => row.table_name),
    plugins: plugins.map(({ name, admin }) => ({ name, admin })),
  })
}
