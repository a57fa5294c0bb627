export { ObjectionPage } from "./ObjectionPage.tsx";
export { ObjectionsPage } from "./ObjectionsPage.tsx";
