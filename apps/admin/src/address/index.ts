export { kept, listIn, oneOf, textIn, withoutEmpty, type Search } from "./address.ts";
