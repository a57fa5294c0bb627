export { TowerPage } from "./TowerPage.tsx";
export { TowersPage } from "./TowersPage.tsx";
