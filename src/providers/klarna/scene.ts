import { parseScene, type Scene, SCENE_FIELDS } from "../../mapping/medusa/scene"
import type { Cradle } from "./cradle"

/**
 * Loads the payment session's collection and cart, with exact totals, in one query.
 * @throws MappingError when there is no such session, or its collection has no cart
 */
export async function loadScene({ query }: Cradle, paymentSessionId: string): Promise<Scene> {
  const filters = { id: paymentSessionId }
  const { data } = await query.graph({ entity: "payment_session", fields: SCENE_FIELDS, filters })
  return parseScene(data[0], paymentSessionId)
}
