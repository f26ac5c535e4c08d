import type { KlarnaOperationRow } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"

/**
 * A click has adopted an effect at Klarna whose first click died with its process: the first click's row goes, so that one
 * effect has one row and core writes one transaction. Core itself deletes the row of a call that failed; a process that died
 * couldn't.
 *
 * @param ownId the capture or refund of the click that is under way
 */
export async function dropLostRow(
  { cradle }: Tools,
  { kind, reference }: Pick<KlarnaOperationRow, "kind" | "reference">,
  ownId: string,
): Promise<void> {
  if (reference === null || reference === ownId) return
  const rows = kind === "capture" ? cradle.captureService : cradle.refundService
  await rows.delete([reference])
}
