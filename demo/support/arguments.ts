export type Wish =
  { kind: "serve" } | { kind: "check" } | { kind: "help" } | { kind: "wrong"; argument: string }

export const USAGE = `npm run demo              a shop with Klarna to look at, until Ctrl-C
npm run demo -- --check   buys, captures, refunds and cancels in a shop of its own, compares the books, ends`

/** Reads the command line. */
export function readArguments(args: readonly string[]): Wish {
  const [first, second] = args
  if (second !== undefined) return { kind: "wrong", argument: second }
  switch (first) {
    case undefined:
      return { kind: "serve" }
    case "--check":
      return { kind: "check" }
    case "--help":
      return { kind: "help" }
    default:
      return { kind: "wrong", argument: first }
  }
}
