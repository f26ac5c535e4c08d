import type { Answer } from "../http/answers"
import type { Html } from "./html"
import { html } from "./html"

export const STYLE_PATH = "/kp/lib/v1/sandbox-pages.css"
export const WINDOW_SCRIPT_PATH = "/kp/lib/v1/sandbox-window.js"

const HEADERS = {
  "Cache-Control": "no-store",
  "Content-Security-Policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'",
  "Content-Type": "text/html;charset=utf-8",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
}

interface Page {
  readonly title: string
  readonly content: Html
  /** For the window of the browser script: it reports to the page that opened it. */
  readonly script?: Html
  readonly status?: number
}

/** A page that shoppers see: English, plain, and marked as a sandbox. */
export function page({ content, script, status = 200, title }: Page): Answer {
  const { text } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Klarna sandbox</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${STYLE_PATH}" />
      </head>
      <body>
        <p class="banner" role="note">Klarna sandbox – no real money</p>
        <main>${content}</main>
        ${script}
      </body>
    </html> `
  return { body: text, headers: HEADERS, status }
}
