import { Refusal } from "../../../../src/sandbox/refusal"
import type { Step } from "./life"

/** Something that happens without a call of the merchant; a refusal of the control API is one of Klarna's. */
export function happened(happen: () => void): Step {
  try {
    happen()
    return { by: "world", refused: false }
  } catch (error) {
    if (error instanceof Refusal) return { by: "world", refused: true }
    throw error
  }
}
