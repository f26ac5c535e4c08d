import type { SessionFacts, SessionRepair } from "../../../mapping/sync/session-facts"
import type { KlarnaSessionRow } from "../../../modules/klarna/service"
import type { SyncContext } from "../context"

/** A Klarna session without a known order, while it is repaired. */
export interface SessionScene extends SyncContext {
  readonly row: KlarnaSessionRow
  readonly facts: SessionFacts
}

export type SessionRepairOf<N extends SessionRepair["name"]> = Extract<SessionRepair, { name: N }>

/** `later`: nothing can be said yet; `next`: another repair may help; `told`: only a person can settle it. */
export type SessionResult = "done" | "later" | "next" | "told"

export type SessionRepairers = {
  readonly [N in SessionRepair["name"]]: (
    scene: SessionScene,
    repair: SessionRepairOf<N>,
  ) => Promise<SessionResult>
}
