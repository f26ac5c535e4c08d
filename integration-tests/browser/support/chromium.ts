import type { Browser, BrowserContext, Page } from "playwright-core"
import { chromium } from "playwright-core"

export interface Size {
  readonly width: number
  readonly height: number
}
/** A small phone, and a desk. */
export const NARROW: Size = { height: 740, width: 360 }
export const WIDE: Size = { height: 900, width: 1280 }

/** How long a page may take to show what is waited for. */
const PATIENCE_MS = 10_000

/** The machine's own Chromium, with its popup blocker on as people have it. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({
    args: ["--no-sandbox"],
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    ignoreDefaultArgs: ["--disable-popup-blocking"],
  })
}

/** A browser without a past. */
export async function freshContext(browser: Browser, size: Size = WIDE): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: "en-US", viewport: size })
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}

/** Whether a page is wider than its window: on a phone it would have to be pushed sideways. */
export async function isTooWide(page: Page): Promise<boolean> {
  const wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
  return (await page.evaluate(wide)) === true
}

/** Writes a picture into the folder that SHOTS names, for whoever wants to see how it looks. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env["SHOTS"]
  if (folder) await page.screenshot({ fullPage: true, path: `${folder}/${name}.png` })
}
