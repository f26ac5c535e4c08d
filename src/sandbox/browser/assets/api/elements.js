/** The sandbox's look: grey and dashed, so that nobody takes it for Klarna's. */
const STYLE = `
  :host { all: initial; display: block; }
  * { box-sizing: border-box; font-family: system-ui, sans-serif; }
  section { background: #f6f6f4; border: 2px dashed #6b6b63; border-radius: 8px; color: #1b1b18; padding: 12px 16px; }
  strong { display: block; font-size: 16px; line-height: 1.4; }
  p { font-size: 14px; line-height: 1.5; margin: 4px 0 0; }
  dialog { background: #fff; border: 2px dashed #6b6b63; border-radius: 8px; color: #1b1b18; height: min(720px, 94vh);
    max-height: none; max-width: none; padding: 0; width: min(480px, 94vw); }
  dialog::backdrop { background: rgb(27 27 24 / 70%); }
  .frame { display: flex; flex-direction: column; height: 100%; }
  iframe { border: 0; flex: 1; width: 100%; }
  button { align-self: flex-end; background: #fff; border: 2px solid #1b1b18; border-radius: 6px; color: #1b1b18;
    cursor: pointer; font-size: 16px; margin: 8px; min-height: 40px; padding: 4px 16px; }
  button:focus-visible { outline: 3px solid #1f5fd1; outline-offset: 2px; }`

/**
 * An element with text or children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, ...children) {
  const made = document.createElement(tag)
  made.append(...children)
  return made
}

/**
 * An element that the page's own styles don't reach.
 * @param {HTMLElement} content
 * @returns {HTMLElement}
 */
export function sheltered(content) {
  const host = element("div")
  const root = host.attachShadow({ mode: "open" })
  // Not a style element: a shop whose policy forbids inline styles would show it bare.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLE)
  root.adoptedStyleSheets = [sheet]
  root.append(content)
  return host
}
