export { ScenarioPage } from "./ScenarioPage.tsx";
