import { z } from "zod"

/** What is to be seeded; the script that does it runs in a process of its own, and finds it in a file. */
export const SeedWish = z.object({
  /** Subscriptions by their name; each has a customer and a token of its own. */
  subscriptions: z.array(z.object({ dueAt: z.iso.datetime(), name: z.string() })),
})
export type SeedWish = z.infer<typeof SeedWish>

/** Names that file. */
export const WISH_VARIABLE = "RECURRING_SEED"
