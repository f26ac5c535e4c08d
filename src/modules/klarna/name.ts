/** Under this name the container holds the module's service, and the Payment module declares its dependency on it. */
export const KLARNA_MODULE = "klarna"
