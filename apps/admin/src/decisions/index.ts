export { DecisionsPage } from "./DecisionsPage.tsx";
