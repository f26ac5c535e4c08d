import { execFileSync } from "node:child_process"
import { existsSync, readFileSync, statSync } from "node:fs"
import { dirname, join, resolve } from "node:path"

const ROOT = resolve(__dirname, "../..")
const README_LIMIT = 150

const pages = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
  {
    cwd: ROOT,
    encoding: "utf8",
  },
)
  .split("\n")
  .filter((page) => page !== "" && existsSync(join(ROOT, page)))

interface Link {
  readonly page: string
  readonly target: string
}

/** Links of a page to other pages and files of the repository; none to the web. */
function linksOf(page: string): Link[] {
  const text = readFileSync(join(ROOT, page), "utf8").replace(/```[\s\S]*?```/g, "")
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => ({ page, target }))
    .filter(({ target }) => !/^[a-z]+:/i.test(target))
}

/** The anchors that a page's headings make, as GitHub makes them. */
function anchorsOf(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  )
}

/** Undefined when the link opens; else why it doesn't. */
function whyBroken({ page, target }: Link): string | undefined {
  const [path = "", anchor] = target.split("#")
  const file = path === "" ? join(ROOT, page) : resolve(ROOT, dirname(page), path)
  if (!existsSync(file)) return `${page} links to ${target}, which isn't there`
  if (anchor === undefined || statSync(file).isDirectory()) return undefined
  return anchorsOf(file).includes(anchor)
    ? undefined
    : `${page} links to ${target}, which has no such heading`
}

describe("the pages of this repository", () => {
  it("link to pages, files and headings that are there", () => {
    const links = pages.flatMap(linksOf)
    expect(links.length).toBeGreaterThan(20)
    expect(links.map(whyBroken).filter((why) => why !== undefined)).toEqual([])
  })

  it("see a link that leads nowhere", () => {
    expect(whyBroken({ page: "README.md", target: "docs/nowhere.md" })).toContain("isn't there")
    expect(whyBroken({ page: "README.md", target: "docs/options.md#nowhere" })).toContain(
      "no such heading",
    )
  })

  it("are all in the table of contents, docs/README.md", () => {
    const listed = linksOf("docs/README.md").map(({ target }) => target.split("#")[0])
    const ofDocs = pages.filter(
      (page) => /^docs\/[^/]+\.md$/.test(page) && page !== "docs/README.md",
    )
    expect(listed).toEqual(expect.arrayContaining(ofDocs.map((page) => page.slice("docs/".length))))
  })

  it("name only files and folders that are there, where they say where a change goes", () => {
    const text = readFileSync(join(ROOT, "docs/layout.md"), "utf8")
    const named = [...text.matchAll(/`((?:src|docs|demo|bench|integration-tests)(?:\/[\w.-]+)*)`/g)]
    expect(named.length).toBeGreaterThan(30)
    const paths = named.map(([, path = ""]) => path)
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  })

  it(`begin with a README of less than ${String(README_LIMIT)} lines`, () => {
    const lines = readFileSync(join(ROOT, "README.md"), "utf8").split("\n").length
    expect(lines).toBeLessThan(README_LIMIT)
  })
})
