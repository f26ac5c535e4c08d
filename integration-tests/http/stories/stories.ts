import { IS_LONG_RUN } from "../../long/is-long-run"
import type { Store } from "../../support/in-store"
import { withOptions } from "../../support/with-options"
import { calendar, monthEnds } from "./calendar"
import { changes } from "./changes"
import { recoveries, recoveryInWidget } from "./recoveries"

/** The lives of subscriptions: over two years in the long run, of which `npm test` lives a part of some. */
export function stories(store: () => Store): void {
  withOptions(store, { capture: "immediately", captureRenewals: "immediately" })
  monthEnds(store)
  recoveries(store)
  if (!IS_LONG_RUN) return
  calendar(store)
  recoveryInWidget(store)
  changes(store)
}
