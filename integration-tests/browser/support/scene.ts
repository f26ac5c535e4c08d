import type { Browser, BrowserContext } from "playwright-core"

import type { Sandbox } from "../../../src/sandbox/server"
import { aSandbox, Shop } from "../../sandbox/support/shop"
import type { Size } from "./chromium"
import { freshContext, openChromium } from "./chromium"
import { ShopSite } from "./shop-page"

/** A sandbox, a shop on another port, and one Chromium for all tests of a file, without a past in each test. */
export interface Scene {
  readonly sandbox: Sandbox
  readonly shop: Shop
  readonly site: ShopSite
  readonly context: BrowserContext
  /** Another window size, for the rest of a test. */
  resize(size: Size): Promise<void>
}

interface Stage {
  sandbox: Sandbox
  shop: Shop
  site: ShopSite
  browser: Browser
}

async function build(): Promise<Stage> {
  const sandbox = await aSandbox()
  const shop = new Shop(sandbox)
  const [site, browser] = await Promise.all([new ShopSite(shop).start(), openChromium()])
  return { browser, sandbox, shop, site }
}

/** To be called once in a spec file. */
export function inBrowser(): () => Scene {
  let stage: Stage
  let context: BrowserContext
  beforeAll(async () => {
    stage = await build()
  })
  beforeEach(async () => {
    stage.sandbox.reset()
    context = await freshContext(stage.browser)
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await stage.browser.close()
    await Promise.all([stage.site.close(), stage.sandbox.close()])
  })
  const resize = async (size: Size) => {
    await context.close()
    context = await freshContext(stage.browser, size)
  }
  return () => ({ ...stage, context, resize })
}
