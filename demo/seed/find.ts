import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

const Row = z.looseObject({ id: z.string() })
type Row = z.infer<typeof Row>

interface Search {
  entity: string
  filters?: Record<string, unknown>
  fields?: string[]
}

/** Finds rows of any entity; `id` is always among the fields. */
export async function findAll(container: MedusaContainer, search: Search): Promise<Row[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { entity, filters, fields = [] } = search
  const { data } = await query.graph({ entity, filters, fields: ["id", ...fields] })
  return z.array(Row).parse(data)
}

/** Finds the id of one row, if there is any. */
export async function findId(
  container: MedusaContainer,
  entity: string,
  filters: Record<string, unknown>,
): Promise<string | undefined> {
  const [row] = await findAll(container, { entity, filters })
  return row?.id
}

/** Takes the id of what was just created. */
export function idOf(created: readonly { id: string }[]): string {
  const [first] = created
  if (!first) throw new Error("The store answered a creation with nothing.")
  return first.id
}
