import { inStore } from "../support/in-store"
import { capturingAtOnce } from "./provider/immediate"

inStore((store) => describe('capture: "immediately"', () => capturingAtOnce(store)), {
  KLARNA_CAPTURE: "immediately",
})
