import { KlarnaError } from "../../../klarna/errors/klarna-error"
import { concede, refusesPeople } from "../../../mapping/concessions"
import { noteRefusedSession } from "../authorize/attempt"
import type { Tools } from "../cradle"
import { toWanted, type Wanted, type Wish } from "./wish"

/** What Klarna answered, and what it was asked for at last. */
export interface Made<T> {
  readonly answer: T
  readonly wanted: Wanted
}

/**
 * Asks Klarna to make or update a session. What it refuses, and takes in another way, is asked for once more in that way.
 * @param rowId of the session's row, which may not be written yet
 * @throws KlarnaError
 */
export async function askForSession<T>(
  tools: Tools,
  { rowId, wish }: { readonly rowId: string; readonly wish: Wish },
  ask: (wanted: Wanted) => Promise<T>,
): Promise<Made<T>> {
  const wanted = toWanted(wish)
  try {
    return { answer: await ask(wanted), wanted }
  } catch (error) {
    if (!(error instanceof KlarnaError)) throw error
    if (refusesPeople(error)) await noteRefusedSession(tools, { rowId, wanted }, error)
    const purchase = concede(wish.purchase, wanted.request, error)
    if (!purchase) throw error
    tools.cradle.logger.warn(`${error.message}; asked again without what was refused`)
    return askForSession(tools, { rowId, wish: { ...wish, purchase } }, ask)
  }
}
