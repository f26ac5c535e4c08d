import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { PreviewLine } from "../../http-contract/admin"
import { preview } from "../sync/preview"

export interface PreviewInput {
  /** Whether the log tells of each difference as it is found. */
  readonly says_lines?: boolean
}

/** More than a person reads; all of them are counted. */
const MOST_LINES = 1_000

export const previewStep = createStep(
  "preview-klarna-repairs",
  async ({ says_lines }: PreviewInput, { container }) => {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    const lines: PreviewLine[] = []
    let differing = 0
    const onLine = (line: PreviewLine) => {
      differing += 1
      if (says_lines) logger.info(`klarna: ${JSON.stringify(line)}`)
      if (lines.length < MOST_LINES) lines.push(line)
    }
    const { checked } = await preview(container, onLine)
    return new StepResponse({ checked, differing, lines })
  },
)
