import { Module } from "@medusajs/framework/utils"

import { KLARNA_MODULE } from "./name"
import { KlarnaModuleService } from "./service"

export { KLARNA_MODULE }

export default Module(KLARNA_MODULE, { service: KlarnaModuleService })
