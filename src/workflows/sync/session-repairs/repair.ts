import type { SessionRepair } from "../../../mapping/sync/session-facts"
import { AUTHORIZATIONS } from "./authorizations"
import { findOrder } from "./find-order"
import { SESSION_ORDERS } from "./orders"
import type {
  SessionRepairers,
  SessionRepairOf,
  SessionResult,
  SessionScene,
} from "./session-scene"

/** Every repair of a session by its name: a missing one doesn't compile. */
const REPAIRERS: SessionRepairers = {
  ...AUTHORIZATIONS,
  ...SESSION_ORDERS,
  find_order: findOrder,
}

export function repairSession<N extends SessionRepair["name"]>(
  scene: SessionScene,
  found: { readonly name: N } & SessionRepairOf<N>,
): Promise<SessionResult> {
  return REPAIRERS[found.name](scene, found)
}
