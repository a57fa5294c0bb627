export { screeningSuite, type Measurement } from "./suite.ts";
