import type { Store } from "../../support/in-store"
import { type Channel, CHANNELS, loseCallbacks } from "./channels"
import { type End, expectEnd, hearStoreEvents } from "./ends"

/** A status of Klarna's: what brings it about, who can tell of it, and how both sides stand once it was told. */
export interface StatusCase {
  readonly status: string
  readonly channels: readonly Channel[]
  readonly before: (store: Store) => Promise<unknown>
  /** Only what happens from here on is heard. */
  readonly happens?: (store: Store) => unknown
  readonly end: End
  /** In what the two sides differ in the end, and rightly: each row says why. */
  readonly differences?: readonly string[]
}

/** One test for each status and each channel that can tell of it, all with the same end. */
export function throughEachChannel(store: () => Store, cases: readonly StatusCase[]): void {
  const rows = cases.flatMap((row) => row.channels.map((channel) => ({ ...row, channel })))
  it.each(rows)("$status by $channel", async (row) => {
    loseCallbacks(store())
    await row.before(store())
    const heard = hearStoreEvents(store())
    try {
      await row.happens?.(store())
      await CHANNELS[row.channel](store())
      await expectEnd(store(), heard.names, row.end)
    } finally {
      heard.stop()
    }
    store().disagreeOn(...(row.differences ?? []))
  })
}
