import { inStore } from "../support/in-store"
import { racing } from "./race"

inStore((store) => describe("completing a cart", () => racing(store)))
