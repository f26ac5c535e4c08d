import type { Dice } from "../dice"
import type { Stage } from "../stage/stage"

const TRIES = 3

/**
 * Does something over HTTP as people do: when it goes wrong they wait until the shop is back, and most try again, but not
 * for ever. @throws the last error, when they give up
 */
export async function persist<T>(
  { process }: Pick<Stage, "process">,
  dice: Dice,
  act: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    await process.untilUp()
    try {
      return await act()
    } catch (error) {
      if (tries >= TRIES || dice.chance(0.25)) throw error
    }
  }
}
