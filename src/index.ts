export { withKlarna } from "./config"
