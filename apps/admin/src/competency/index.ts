export { CandidatesPage } from "./CandidatesPage.tsx";
