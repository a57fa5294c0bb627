export { kept, oneOf, textIn, withoutEmpty, type Search } from "./address.ts";
