import { z } from "zod"

/**
 * A text that may be missing. One check instead of nested schemas for text, null and undefined: a cart of a thousand lines
 * has ten thousand of them.
 */
export const OptionalText = z
  .custom<string | null>((value) => value === null || typeof value === "string", "is not a text")
  .optional()

/** Yes, no, or nothing said. */
export const OptionalFlag = z
  .custom<boolean | null>((value) => value === null || typeof value === "boolean", "is not a flag")
  .optional()

/** Free data of the store's own; anything but an object reads as none. */
export const Metadata = z
  .custom<Readonly<Record<string, unknown>> | null>(() => true)
  .overwrite((value) => (typeof value === "object" ? value : null))
  .optional()
export type Metadata = z.infer<typeof Metadata>
