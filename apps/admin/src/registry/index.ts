export { InstitutionPage } from "./InstitutionPage.tsx";
export { InstitutionsPage } from "./InstitutionsPage.tsx";
