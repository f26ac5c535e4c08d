import { execFile } from "node:child_process"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { createServer, type Server } from "node:https"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { promisify } from "node:util"

import { dependencies } from "../../package.json"
import { CERTIFICATE, KEY } from "./support/certificate"
import { aProxy, type Proxy } from "./support/proxy"

const SHOP = resolve(__dirname, "support/shop-behind-proxy.ts")
const CREDENTIALS = `Basic ${Buffer.from("K123456_user:a-password").toString("base64")}`

let folder: string
let klarna: Server
let proxy: Proxy
/** The `Authorization` of each request that reached Klarna. */
let authorized: (string | undefined)[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "klarna-proxy-"))
  await writeFile(join(folder, "ca.pem"), CERTIFICATE)
})
afterAll(() => rm(folder, { recursive: true }))

beforeEach(async () => {
  authorized = []
  proxy = await aProxy()
  klarna = createServer({ cert: CERTIFICATE, key: KEY }, (request, response) => {
    authorized.push(request.headers.authorization)
    request.resume()
    response.setHeader("Content-Type", "application/json")
    response.end(JSON.stringify({ client_token: "t", session_id: "a-session" }))
  })
  await new Promise<void>((done) => klarna.listen(0, "127.0.0.1", done))
})
afterEach(async () => {
  klarna.closeAllConnections()
  await new Promise((done) => klarna.close(done))
  await proxy.close()
})

const hostOfKlarna = () => `127.0.0.1:${(klarna.address() as AddressInfo).port}`

/** What a shop's call comes to whose environment says this of proxies. */
async function callWith(environment: Readonly<Record<string, string>>): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", SHOP], {
    env: {
      KLARNA_URL: `https://${hostOfKlarna()}`,
      NODE_EXTRA_CA_CERTS: join(folder, "ca.pem"),
      PATH: process.env["PATH"],
      ...environment,
    },
  })
  return JSON.parse(stdout)
}

describe("a shop behind a proxy", () => {
  it("calls Klarna through a tunnel: the proxy reads Klarna's host, no credentials and no purchase", async () => {
    expect(await callWith({ HTTPS_PROXY: proxy.url })).toEqual({ session_id: "a-session" })
    expect(proxy.overheard).toMatchObject([{ method: "CONNECT", target: hostOfKlarna() }])
    expect(proxy.overheard.map(({ headers }) => headers.authorization)).toEqual([undefined])
    expect(authorized).toEqual([CREDENTIALS])
  })

  it("tells the proxy its own credentials alone", async () => {
    const url = proxy.url.replace("//", "//shop:a-word@")
    expect(await callWith({ HTTPS_PROXY: url })).toEqual({ session_id: "a-session" })
    const own = `Basic ${Buffer.from("shop:a-word").toString("base64")}`
    expect(proxy.overheard).toMatchObject([{ headers: { "proxy-authorization": own } }])
    expect(proxy.overheard.map(({ headers }) => headers.authorization)).toEqual([undefined])
    expect(authorized).toEqual([CREDENTIALS])
  })

  it("calls Klarna itself where NO_PROXY says so", async () => {
    const environment = { HTTPS_PROXY: proxy.url, NO_PROXY: "localhost,127.0.0.1" }
    expect(await callWith(environment)).toEqual({ session_id: "a-session" })
    expect([proxy.overheard, authorized]).toEqual([[], [CREDENTIALS]])
  })

  it("knows that nothing was sent when the proxy isn't there", async () => {
    await proxy.close()
    expect(await callWith({ HTTPS_PROXY: proxy.url })).toMatchObject({
      error: { effectPossible: false, kind: "unreachable" },
    })
    expect(authorized).toEqual([])
  })

  it("gets no axios that shows the proxy everything: 1.16.1 is the first that makes a tunnel", () => {
    const [, major, minor] = /^\^(\d+)\.(\d+)\.\d+$/.exec(dependencies.axios) ?? []
    expect(Number(major)).toBe(1)
    expect(Number(minor)).toBeGreaterThanOrEqual(17)
  })
})
