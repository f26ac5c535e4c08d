import { inStore } from "../support/in-store"
import { resetClock } from "../support/sync"
import { racing } from "./traps/races"

const ENV = {
  KLARNA_REQUEST_TIMEOUT_MS: "3000",
  /** Another merchant's: Klarna answers 401. */
  KLARNA_US_PASSWORD: "of-another-merchant",
}

/** What others who built for Klarna or for Medusa fell into, each by its number in the notes of both. */
inStore(
  (store) => {
    afterEach(() => {
      jest.restoreAllMocks()
      resetClock(store())
    })
    describe("races", () => racing(store))
  },
  ENV,
  { callbacks: true },
)
