import { account, FILLED, NAMES, PASSWORD, SECRET, sentenceFor, set, without } from "./builders"

const LONG = "a text of at least 32 characters, or an array of such texts"

describe("the sentence about a wrong secret", () => {
  const tooShort = "hunter2"

  it.each<[string, unknown, string]>([
    ["no secret", without("secret"), `options.secret is missing; expected ${LONG}`],
    ["an empty secret", set("secret", ""), `options.secret is empty; expected ${LONG}`],
    ["a short secret", set("secret", tooShort), `options.secret is too short; expected ${LONG}`],
    ["no secret in a rotation", set("secret", []), `options.secret is empty; expected ${LONG}`],
    [
      "a short one in a rotation",
      set("secret", [SECRET, tooShort]),
      `options.secret.1 is too short; expected ${LONG}`,
    ],
    [
      "a secret that is no text",
      set("secret", { value: tooShort }),
      `options.secret is not usable; expected ${LONG}`,
    ],
    [
      "no password",
      account({ password: undefined }),
      `options.accounts.eu.password is missing; expected ${FILLED}`,
    ],
    [
      "an empty password",
      account({ password: "" }),
      `options.accounts.eu.password is empty; expected ${FILLED}`,
    ],
    [
      "a password that is no text",
      account({ password: [tooShort] }),
      `options.accounts.eu.password is not usable; expected ${FILLED}`,
    ],
    [
      "a user name that is no text",
      account({ username: 7 }),
      `options.accounts.eu.username is not usable; expected ${FILLED}`,
    ],
    [
      "a password in place of its account",
      set("accounts", { eu: tooShort }),
      "options.accounts.eu is a text; expected an object with region, username and password",
    ],
    [
      "a password in place of the accounts",
      set("accounts", tooShort),
      `options.accounts is a text; expected ${NAMES}`,
    ],
  ])("never prints it: %s", (_what, options, sentence) => {
    expect(sentenceFor(options)).toBe(`medusa-plugin-klarna: ${sentence}.`)
    expect(sentenceFor(options)).not.toContain(tooShort)
  })

  it("prints no credential when something else is wrong", () => {
    const sentence = sentenceFor(account({ region: "us" }))
    for (const secret of [PASSWORD, SECRET, "PK12345"]) expect(sentence).not.toContain(secret)
  })
})
