import { Empty, type Endpoint, NoBody, PLAIN, READ, REPEATABLE } from "./endpoint"
import { HostedPageCreated, HostedPageCreateRequest, HostedPageRead } from "./hosted-page"
import { DistributionRequest } from "./hosted-page-distribution"

const SESSIONS = "/hpp/v1/sessions"

/** Hosted Payment Page v1. */
export const HOSTED_PAGE_ENDPOINTS = {
  createHostedPage: {
    ...REPEATABLE,
    answer: HostedPageCreated,
    limit: "create-session",
    method: "POST",
    path: SESSIONS,
    request: HostedPageCreateRequest,
    status: 201,
  },
  readHostedPage: { ...READ, answer: HostedPageRead, path: `${SESSIONS}/{session_id}` },
  disableHostedPage: {
    ...PLAIN,
    answer: Empty,
    method: "DELETE",
    path: `${SESSIONS}/{session_id}`,
    request: NoBody,
    status: 204,
  },
  // Each call sends the shopper another message. Klarna's document lists 201 and 204 as success.
  distributeHostedPage: {
    ...PLAIN,
    answer: Empty,
    method: "POST",
    path: `${SESSIONS}/{session_id}/distribution`,
    request: DistributionRequest,
    status: 204,
  },
} as const satisfies Record<string, Endpoint>
