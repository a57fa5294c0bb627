export { UnitPage } from "./UnitPage.tsx";
export { UnitsPage } from "./UnitsPage.tsx";
