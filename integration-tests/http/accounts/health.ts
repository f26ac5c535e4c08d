import { Anything, type Api, call } from "../../../demo/check/http"
import { KlarnaHealth } from "../../../src/http-contract/admin"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { klarnaCalls } from "../../support/payment"

export const WRONG_PASSWORD = "not-the-password-of-the-account"
const path = "/admin/klarna/health"

export function health(store: () => Store): void {
  const read = (api: Api = store().admin) => call(api, { answer: KlarnaHealth, path })

  it("names each account, and whose credentials Klarna refuses", async () => {
    const { accounts, environment, misfits } = await read()
    expect(environment).toBe("playground")
    expect(accounts.map(({ id, region, credentials }) => [id, region, credentials.state])).toEqual([
      ["eu", "eu", "ok"],
      ["us", "na", "wrong"],
      ["au", "oc", "ok"],
    ])
    expect(accounts[1]).toMatchObject({ merchant_id: null, provider_id: "pp_klarna_us" })
    const message = accounts[1]?.credentials.message
    expect(message).toContain("Klarna refused the credentials. Check user name and password")
    expect(message).toContain('configured for region "na" in environment "playground".')
    expect(misfits).toEqual([])
    expect(klarnaCalls(store())).toEqual(["createSession", "createSession", "createSession"])
  })

  it("makes no session at Klarna, and tells no secrets", async () => {
    const { password, username } = store().sandbox
    const text = JSON.stringify(await read())
    for (const secret of [password, username, WRONG_PASSWORD]) expect(text).not.toContain(secret)
    expect(store().sandbox.control.sessions()).toEqual([])
  })

  it.each([
    ["no answer comes", { kind: "reset" }, "Klarna gave no answer, so nobody knows"],
    ["Klarna is down", { kind: "html", status: 503 }, "Klarna answered 503, so nobody knows"],
  ] as const)("knows nothing of credentials when %s", async (_what, fault, message) => {
    store().sandbox.control.addFault({ ...fault, count: 9, endpoint: "createSession" })
    const { accounts } = await read()
    expect(accounts[0]?.credentials.state).toBe("unreachable")
    expect(accounts[0]?.credentials.message).toContain(message)
  })

  it("says when Klarna knows the credentials and has paused the account", async () => {
    const refusal = { code: "MERCHANT_INACTIVE", kind: "error", status: 403 } as const
    store().sandbox.control.addFault({ ...refusal, count: 9, endpoint: "createSession" })
    const { accounts } = await read()
    expect(accounts[0]?.credentials.state).toBe("wrong")
    expect(accounts[0]?.credentials.message).toContain("Klarna has not activated this account")
  })

  it("names regions that offer an account where it can't sell, with country, currency and why", async () => {
    await offer("Germany", ["pp_klarna_eu", "pp_klarna_us"])
    const body = {
      countries: ["dk", "jp"],
      currency_code: "eur",
      name: "Elsewhere",
      payment_providers: ["pp_klarna_eu"],
    }
    await call(store().admin, { answer: Anything, body, path: "/admin/regions" })
    const { misfits } = await read()
    const told = misfits.map((one) => [one.region_name, one.country, one.currency, one.problem])
    const byCountry = told.sort(([, one = ""], [, other = ""]) => one.localeCompare(other))
    expect(byCountry).toEqual([
      [
        "Germany",
        "DE",
        "EUR",
        'Country DE belongs to Klarna\'s region "eu", but account "us" is of region "na".',
      ],
      ["Elsewhere", "DK", "EUR", "Klarna sells in DK in DKK, not in EUR."],
      ["Elsewhere", "JP", "EUR", 'Klarna doesn\'t sell in country "JP".'],
    ])
  })

  it("is for whoever is logged in to the admin", async () => {
    await expect(read({ baseUrl: store().admin.baseUrl })).rejects.toThrow(/answered 401/)
  })

  it("is told in the log after a start, which doesn't wait for it", async () => {
    await offer("Germany", ["pp_klarna_us"])
    const warn = jest.spyOn(store().container().resolve("logger"), "warn")
    const told = () => warn.mock.calls.map(([line]) => String(line))
    await store().klarnaModule().__hooks.onApplicationStart()
    expect(klarnaCalls(store())).toEqual([])
    await eventually(() => expect(told()).toHaveLength(2))
    expect(told()).toEqual([
      expect.stringMatching(/^klarna us: credentials wrong\. Klarna refused the credentials\./),
      "klarna: region \"Germany\" offers pp_klarna_us, which can't be paid with. Country DE belongs to Klarna's " +
        'region "eu", but account "us" is of region "na".',
    ])
    warn.mockRestore()
  })

  async function offer(region: string, payment_providers: string[]): Promise<void> {
    const regionPath = `/admin/regions/${store().offer.regionId(region)}`
    await call(store().admin, { answer: Anything, body: { payment_providers }, path: regionPath })
  }
}
