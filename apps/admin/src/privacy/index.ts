export { BreachPage } from "./BreachPage.tsx";
export { CorrectionsPage } from "./CorrectionsPage.tsx";
export { MyDataPage } from "./MyDataPage.tsx";
export { PersonReadsPage } from "./PersonReadsPage.tsx";
export { RetentionPage } from "./RetentionPage.tsx";
