import { model } from "@medusajs/framework/utils"

/** What the queue and reconciliation remember of a row that is compared with Klarna. */
export const syncColumns = () => ({
  /** When it is due to be compared with Klarna; null when nothing asks for it. */
  next_sync_at: model.dateTime().nullable(),
  /** Until when a worker has it for itself; one that died is followed by another then. */
  leased_until: model.dateTime().nullable(),
  /** How often in a row that failed. */
  sync_tries: model.number().default(0),
  /** Why it failed last, for people. */
  sync_error: model.text().nullable(),
  /** Since when nobody tries by itself any more; a callback, a change or a person starts it again. */
  gave_up_at: model.dateTime().nullable(),
  /** When it was last compared to the end. */
  checked_at: model.dateTime().nullable(),
})
