import type { EndpointName } from "../../src/klarna/contract/endpoints"
import type { Sandbox } from "../../src/sandbox/server"
import { aSignUp, aToken, cancelToken, charge, mint, readToken } from "./support/customer-tokens"
import { aPage, createPage, PAGES } from "./support/hosted-pages"
import type { Reply } from "./support/shop"
import { aSandbox, refusal, Shop } from "./support/shop"

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

/** A call that is ready to be made, and whether it has had its effect. */
interface Deed {
  readonly act: () => Promise<Reply>
  readonly isDone?: () => boolean
}

const EMAIL = { contact_information: { email: "customer@email.de" }, method: "email" }
const [tokens, pages, orders] = [
  () => sandbox.control.tokens(),
  () => sandbox.control.hostedPages(),
  () => sandbox.control.orders(),
]

const DEEDS: readonly (readonly [EndpointName, () => Promise<Deed>])[] = [
  [
    "createCustomerToken",
    async () => {
      const authorization = await shop.authorize(aSignUp())
      return { act: () => mint(shop, authorization), isDone: () => tokens().length === 1 }
    },
  ],
  [
    "readCustomerToken",
    async () => {
      const id = await aToken(shop)
      return { act: () => readToken(shop, id) }
    },
  ],
  [
    "updateCustomerTokenStatus",
    async () => {
      const id = await aToken(shop)
      return { act: () => cancelToken(shop, id), isDone: () => tokens()[0]?.status === "CANCELLED" }
    },
  ],
  [
    "placeCustomerTokenOrder",
    async () => {
      const id = await aToken(shop)
      return { act: () => charge(shop, id), isDone: () => orders().length === 1 }
    },
  ],
  [
    "createHostedPage",
    async () => {
      const session = await shop.openSession()
      return { act: () => createPage(shop, session), isDone: () => pages().length === 1 }
    },
  ],
  [
    "readHostedPage",
    async () => {
      const id = await aPage(shop)
      return { act: () => shop.call("GET", `${PAGES}/${id}`) }
    },
  ],
  [
    "disableHostedPage",
    async () => {
      const id = await aPage(shop)
      const act = () => shop.call("DELETE", `${PAGES}/${id}`)
      return { act, isDone: () => pages()[0]?.status === "DISABLED" }
    },
  ],
  [
    "distributeHostedPage",
    async () => {
      const id = await aPage(shop)
      const act = () => shop.call("POST", `${PAGES}/${id}/distribution`, EMAIL)
      return { act, isDone: () => pages()[0]?.distributions.length === 1 }
    },
  ],
]

describe.each(DEEDS)("faults of %s", (endpoint, prepare) => {
  it("lost: the effect happens, the answer does not", async () => {
    const { act, isDone } = await prepare()
    sandbox.control.addFault({ endpoint, kind: "lost" })
    await expect(act()).rejects.toThrow("fetch failed")
    expect(isDone?.() ?? true).toBe(true)
    expect(sandbox.control.faults()).toEqual([])
  })

  it("error: an error body of that API, and no effect", async () => {
    const { act, isDone } = await prepare()
    sandbox.control.addFault({ endpoint, kind: "error", status: 500 })
    const reply = await act()
    expect(refusal(reply).slice(0, 2)).toEqual([500, "INTERNAL_SERVER_ERROR"])
    expect(reply.text).toMatch(/^\{\n {2}"/)
    expect(reply.body.correlation_id).toBe(reply.headers.get("klarna-correlation-id"))
    expect(isDone?.() ?? false).toBe(false)
    expect((await act()).status).toBeLessThan(300)
  })

  it("stands in the journal by its name", async () => {
    const { act } = await prepare()
    await act()
    expect(sandbox.control.journal().at(-1)).toMatchObject({ endpoint })
  })
})

it("a customer token's 503 has a code of its own (documented)", async () => {
  const id = await aToken(shop)
  sandbox.control.addFault({ endpoint: "placeCustomerTokenOrder", kind: "error", status: 503 })
  expect(refusal(await charge(shop, id)).slice(0, 2)).toEqual([503, "SERVICE_UNAVAILABLE"])
})
