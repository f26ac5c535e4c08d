/** Text that is HTML already; every other text is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

type Content = Html | string | number | undefined | readonly Content[]

const ENTITIES: Readonly<Record<string, string>> = {
  '"': "&quot;",
  "&": "&amp;",
  "'": "&#39;",
  "<": "&lt;",
  ">": "&gt;",
}

const escaped = (text: string): string => text.replace(/["&'<>]/g, (sign) => ENTITIES[sign] ?? sign)

function textOf(content: Content): string {
  if (content === undefined) return ""
  if (content instanceof Html) return content.text
  if (typeof content === "string" || typeof content === "number") return escaped(String(content))
  return content.map(textOf).join("")
}

/** A template whose values are escaped, lists of them are joined, and `undefined` is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(parts.map((part, index) => part + textOf(values[index])).join(""))
}
