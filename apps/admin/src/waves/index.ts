export { WavePage } from "./WavePage.tsx";
export { WavesPage } from "./WavesPage.tsx";
