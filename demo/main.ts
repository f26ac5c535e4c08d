import { check } from "./check/run-check"
import { serve } from "./serve"
import { readArguments, USAGE } from "./support/arguments"

/** `npm run demo`. The exit code is 0 when all went well, 1 when not, 2 for a command line nobody understands. */
export async function main(args: readonly string[]): Promise<void> {
  const wish = readArguments(args)
  switch (wish.kind) {
    case "serve":
      process.exit(await serve())
      break
    case "check":
      process.exit(await check())
      break
    case "help":
      console.log(USAGE)
      break
    case "wrong":
      console.error(`The demo doesn't know the argument ${wish.argument}.\n\n${USAGE}`)
      process.exit(2)
  }
}
