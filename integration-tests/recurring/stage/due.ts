import { type Api, call } from "../../../demo/check/http"
import { ChargeRunReport } from "../../../src/http-contract/charges"

/** Has one process charge what is due, as its job does each minute. */
export async function chargeDue(admin: Api): Promise<ChargeRunReport> {
  return call(admin, { answer: ChargeRunReport, body: {}, path: "/admin/klarna/charges/due" })
}
